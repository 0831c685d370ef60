// How a follow-up repeats. Every repetition is a row of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/field.h"
#include "carrier/recurrence_enums.h"
#include "carrier/values.h"

namespace crm::carrier {

struct RecurrenceDayPattern {
  RecurrenceDailyPattern pattern = RecurrenceDailyPattern::Unknown;
  std::int32_t cycle = 0;

  bool operator==(const RecurrenceDayPattern&) const = default;
};

template <>
struct Description<RecurrenceDayPattern> {
  using C = RecurrenceDayPattern;
  static constexpr std::string_view kName = "RecurrenceDayPattern";
  static constexpr auto kFields = Fields{
      Field{"Pattern", &C::pattern, Use::Both, 0, "Which days."},
      Field{"Cycle", &C::cycle, Use::Both, 0, "Every how many days."},
  };
};

struct RecurrenceWeekPattern {
  Weekdays weekdays;
  std::int32_t cycle = 0;

  bool operator==(const RecurrenceWeekPattern&) const = default;
};

template <>
struct Description<RecurrenceWeekPattern> {
  using C = RecurrenceWeekPattern;
  static constexpr std::string_view kName = "RecurrenceWeekPattern";
  static constexpr auto kFields = Fields{
      Field{"Weekdays", &C::weekdays, Use::Both, 0, "Days of the week."},
      Field{"Cycle", &C::cycle, Use::Both, 0, "Every how many weeks."},
  };
};

struct RecurrenceMonthPattern {
  RecurrenceMonthlyPattern pattern = RecurrenceMonthlyPattern::Unknown;
  std::int32_t cycle = 0;
  std::int32_t day = 0;
  Weekdays weekday;
  WeekOfMonth week_of_month = WeekOfMonth::Unknown;

  bool operator==(const RecurrenceMonthPattern&) const = default;
};

template <>
struct Description<RecurrenceMonthPattern> {
  using C = RecurrenceMonthPattern;
  static constexpr std::string_view kName = "RecurrenceMonthPattern";
  static constexpr auto kFields = Fields{
      Field{"Pattern", &C::pattern, Use::Both, 0, "By the day's number or by weekday."},
      Field{"Cycle", &C::cycle, Use::Both, 0, "Every how many months."},
      Field{"Day", &C::day, Use::Both, 0, "Day of the month."},
      Field{"Weekday", &C::weekday, Use::Both, 0, "Days of the week."},
      Field{"WeekOfMonth", &C::week_of_month, Use::Both, 0, "Which of those in the month."},
  };
};

struct RecurrenceYearPattern {
  RecurrenceYearlyPattern pattern = RecurrenceYearlyPattern::Unknown;
  std::int32_t cycle = 0;
  std::int32_t day = 0;
  Weekdays weekday;
  WeekOfMonth week_of_month = WeekOfMonth::Unknown;

  bool operator==(const RecurrenceYearPattern&) const = default;
};

template <>
struct Description<RecurrenceYearPattern> {
  using C = RecurrenceYearPattern;
  static constexpr std::string_view kName = "RecurrenceYearPattern";
  static constexpr auto kFields = Fields{
      Field{"Pattern", &C::pattern, Use::Both, 0, "By the day's number or by weekday."},
      Field{"Cycle", &C::cycle, Use::Both, 0, "Month of the year."},
      Field{"Day", &C::day, Use::Both, 0, "Day of the month."},
      Field{"Weekday", &C::weekday, Use::Both, 0, "Days of the week."},
      Field{"WeekOfMonth", &C::week_of_month, Use::Both, 0, "Which of those in the month."},
  };
};

struct RecurrenceDate {
  Moment date;
  bool is_conflict = false;
  std::string description;
  std::string description_style_hint;
  std::string tooltip;

  bool operator==(const RecurrenceDate&) const = default;
};

template <>
struct Description<RecurrenceDate> {
  using C = RecurrenceDate;
  static constexpr std::string_view kName = "RecurrenceDate";
  static constexpr auto kFields = Fields{
      Field{"Date", &C::date, Use::Both, 0, "The day."},
      Field{"IsConflict", &C::is_conflict, Use::Both, 0, "Whether something else lies there."},
      Field{"Description", &C::description, Use::Both, 0, "What to say of it."},
      Field{"DescriptionStyleHint", &C::description_style_hint, Use::Both, 0, "How to show that."},
      Field{"Tooltip", &C::tooltip, Use::Both, 0, "What is shown beside it."},
  };
};

struct RecurrenceInfo {
  std::int32_t recurrence_id = 0;
  Moment start_date;
  Moment end_date;
  RecurrenceEndType recurrence_end_type = RecurrenceEndType::Unknown;
  RecurrencePattern pattern = RecurrencePattern::Unknown;
  std::optional<RecurrenceDayPattern> day_pattern;
  std::optional<RecurrenceWeekPattern> week_pattern;
  std::optional<RecurrenceMonthPattern> month_pattern;
  std::optional<RecurrenceYearPattern> year_pattern;
  std::vector<RecurrenceDate> dates;
  std::int32_t recurrence_counter = 0;
  bool is_recurrence = false;

  bool operator==(const RecurrenceInfo&) const = default;
};

template <>
struct Description<RecurrenceInfo> {
  using C = RecurrenceInfo;
  static constexpr std::string_view kName = "RecurrenceInfo";
  static constexpr auto kFields = Fields{
      Field{"RecurrenceId", &C::recurrence_id, Use::Both, 0, "Number of the series, or 0."},
      Field{"StartDate", &C::start_date, Use::Both, 0, "First day."},
      Field{"EndDate", &C::end_date, Use::Both, 0, "Last day."},
      Field{"RecurrenceEndType", &C::recurrence_end_type, Use::Both, 0, "What ends the series."},
      Field{"Pattern", &C::pattern, Use::Both, 0, "Which of the patterns counts."},
      Field{"DayPattern", &C::day_pattern, Use::Both, 0, "By days."},
      Field{"WeekPattern", &C::week_pattern, Use::Both, 0, "By weeks."},
      Field{"MonthPattern", &C::month_pattern, Use::Both, 0, "By months."},
      Field{"YearPattern", &C::year_pattern, Use::Both, 0, "By years."},
      Field{"Dates", &C::dates, Use::Both, 0, "The days of the series."},
      Field{"RecurrenceCounter", &C::recurrence_counter, Use::Both, 0,
            "How often, when a number ends the series."},
      Field{"IsRecurrence", &C::is_recurrence, Use::Both, 0, "Whether it repeats at all."},
  };
};

}  // namespace crm::carrier
