// How a follow-up repeats, and on which days. Dates in, dates out: what the clock says on them, and
// when that is, is for whoever knows a time zone [adr 28].
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/result.h"

namespace crm {

// A day of the proleptic Gregorian calendar, in the years 0001 to 9999.
using CivilDate = std::chrono::year_month_day;

// Which of the patterns counts.
enum class RecurrencePattern : std::uint8_t {
  Unknown = 0,
  Daily = 1,
  Weekly = 2,
  Monthly = 3,
  Yearly = 4,
  Custom = 5,
};

// What ends a series.
enum class RecurrenceEndType : std::uint8_t {
  Unknown = 0,
  EndDate = 1,
  Counter = 2,
};

// Which days of the pattern: 1 to 3 go with Daily, 4 and 5 with Monthly, 6 and 7 with Yearly.
enum class RecurrenceSubPattern : std::uint8_t {
  Unknown = 0,
  EveryWorkday = 1,  // Monday to Friday
  EveryWeekday = 2,  // Monday to Sunday
  EveryCyclicDay = 3,
  DayOfMonth = 4,
  WeekdayOfMonth = 5,
  DayOfMonthOfYear = 6,
  WeekdayOfMonthOfYear = 7,
};

// Which of the weekdays of a month.
enum class WeekOfMonth : std::uint8_t {
  Unknown = 0,
  First = 1,
  Second = 2,
  Third = 3,
  Fourth = 4,
  Last = 5,
};

// Days of the week. A sum of flags: Monday 1 to Sunday 64.
struct Weekdays {
  static constexpr std::uint32_t kAll = 127;

  std::uint32_t bits = 0;

  [[nodiscard]] constexpr bool has(std::chrono::weekday day) const {
    return ((bits >> (day.iso_encoding() - 1)) & 1U) != 0;
  }
  bool operator==(const Weekdays&) const = default;
};

struct RecurrenceRule {
  RecurrencePattern pattern = RecurrencePattern::Unknown;
  RecurrenceSubPattern sub_pattern = RecurrenceSubPattern::Unknown;  // Unknown: Weekly, Custom
  // Every how many days, weeks or months, counted from the day, week or month of `start`, weeks
  // beginning on Mondays; with Yearly the month, 1 to 12. Of EveryCyclicDay alone among the days.
  std::int32_t cycle = 0;
  Weekdays weekdays;     // of Weekly, and of a weekday of the month
  std::int32_t day = 0;  // 1 to 31, of a day of the month; in shorter months it is the last
  WeekOfMonth week_of_month = WeekOfMonth::Unknown;  // which of `weekdays` in the month
  CivilDate start{};                                 // no date is before it, but for Custom
  RecurrenceEndType end_type = RecurrenceEndType::Unknown;
  CivilDate end{};               // of EndDate: no date is behind it
  std::int32_t count = 0;        // of Counter: so many dates
  std::vector<CivilDate> dates;  // of Custom, which nothing else counts for

  bool operator==(const RecurrenceRule&) const = default;
};

// Every date is a row.
inline constexpr std::size_t kRecurrenceDatesMax = 1000;

// The days of a series, rising, each once; never none and never more than kRecurrenceDatesMax.
// Errors: BadRequest for a rule that says no such days; the detail names the wire's member, such as
// Recurrence.DayPattern.Cycle.
[[nodiscard]] Result<std::vector<CivilDate>> dates_of(const RecurrenceRule& rule);

}  // namespace crm
