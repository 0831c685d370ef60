// Enums of the wire that tell how follow-ups repeat.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "carrier/enum_names.h"
#include "carrier/flags.h"
#include "domain/recurrence.h"

namespace crm::carrier {

template <>
struct EnumTable<RecurrencePattern> {
  static constexpr std::string_view kType = "RecurrencePattern";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0}, FlagName{"Daily", 1},  FlagName{"Weekly", 2},
      FlagName{"Monthly", 3}, FlagName{"Yearly", 4}, FlagName{"Custom", 5},
  };
};

template <>
struct EnumTable<RecurrenceEndType> {
  static constexpr std::string_view kType = "RecurrenceEndType";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"EndDate", 1},
      FlagName{"Counter", 2},
  };
};

// Which days. Numbers of this and the next two are those of RecurrenceSubPattern.
enum class RecurrenceDailyPattern : std::uint8_t {
  Unknown = 0,
  EveryWorkday = 1,
  EveryWeekday = 2,
  EveryCyclicDay = 3,
};

template <>
struct EnumTable<RecurrenceDailyPattern> {
  static constexpr std::string_view kType = "RecurrenceDailyPattern";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"EveryWorkday", 1},
      FlagName{"EveryWeekday", 2},
      FlagName{"EveryCyclicDay", 3},
  };
};

// How the day of a month is told.
enum class RecurrenceMonthlyPattern : std::uint8_t {
  Unknown = 0,
  DayOfMonth = 4,
  WeekdayOfMonth = 5,
};

template <>
struct EnumTable<RecurrenceMonthlyPattern> {
  static constexpr std::string_view kType = "RecurrenceMonthlyPattern";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"DayOfMonth", 4},
      FlagName{"WeekdayOfMonth", 5},
  };
};

// How the day of a year is told.
enum class RecurrenceYearlyPattern : std::uint8_t {
  Unknown = 0,
  DayOfMonth = 6,
  WeekdayOfMonth = 7,
};

template <>
struct EnumTable<RecurrenceYearlyPattern> {
  static constexpr std::string_view kType = "RecurrenceYearlyPattern";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"DayOfMonth", 6},
      FlagName{"WeekdayOfMonth", 7},
  };
};

template <>
struct EnumTable<WeekOfMonth> {
  static constexpr std::string_view kType = "WeekOfMonth";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0}, FlagName{"First", 1},  FlagName{"Second", 2},
      FlagName{"Third", 3},   FlagName{"Fourth", 4}, FlagName{"Last", 5},
  };
};

// Which repetitions a change concerns.
enum class RecurrenceUpdateMode : std::uint8_t {
  Unknown = 0,
  OnlyThis = 1,
  ThisAndForward = 2,
  StopRecurrence = 9,
};

template <>
struct EnumTable<RecurrenceUpdateMode> {
  static constexpr std::string_view kType = "RecurrenceUpdateMode";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"OnlyThis", 1},
      FlagName{"ThisAndForward", 2},
      FlagName{"StopRecurrence", 9},
  };
};

template <>
struct EnumTable<Weekdays> {
  static constexpr std::string_view kType = "Weekday";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},   FlagName{"Monday", 1},   FlagName{"Tuesday", 2},
      FlagName{"Wednesday", 4}, FlagName{"Thursday", 8}, FlagName{"Friday", 16},
      FlagName{"Saturday", 32}, FlagName{"Sunday", 64},
  };
};

}  // namespace crm::carrier
