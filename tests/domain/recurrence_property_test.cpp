// The days of random rules against the slowest way to find them: ask every day whether it is one.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

#include "domain/recurrence.h"

namespace crm {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using Sub = RecurrenceSubPattern;

constexpr sys_days kFrom{std::chrono::year{2023} / 12 / 25};
constexpr days kSpan{900};

unsigned iso_weekday(sys_days day) { return std::chrono::weekday{day}.iso_encoding(); }

bool is_one_of(Weekdays weekdays, sys_days day) {
  return (weekdays.bits & (1U << (iso_weekday(day) - 1))) != 0;
}

unsigned month_of(sys_days day) { return static_cast<unsigned>(CivilDate{day}.month()); }

// Counted from January of year 0.
int months_of(sys_days day) {
  return static_cast<int>(CivilDate{day}.year()) * 12 + static_cast<int>(month_of(day)) - 1;
}

// Monday to Sunday are one week.
std::int64_t week_of(sys_days day) { return (day.time_since_epoch().count() + 7 * 10'000 + 3) / 7; }

std::vector<sys_days> same_month(sys_days day) {
  std::vector<sys_days> all;
  for (sys_days other = day - days{31}; other <= day + days{31}; other += days{1}) {
    if (months_of(other) == months_of(day)) all.push_back(other);
  }
  return all;
}

bool is_day_of_month(const RecurrenceRule& rule, sys_days day) {
  const auto month = same_month(day);
  if (rule.sub_pattern == Sub::DayOfMonth || rule.sub_pattern == Sub::DayOfMonthOfYear) {
    const auto place = std::min(static_cast<std::size_t>(rule.day), month.size());
    return month[place - 1] == day;
  }
  std::vector<sys_days> fitting;
  for (const sys_days other : month) {
    if (is_one_of(rule.weekdays, other)) fitting.push_back(other);
  }
  if (rule.week_of_month == WeekOfMonth::Last) return fitting.back() == day;
  return fitting[static_cast<std::size_t>(rule.week_of_month) - 1] == day;
}

bool is_of_pattern(const RecurrenceRule& rule, sys_days day) {
  const sys_days start{rule.start};
  switch (rule.pattern) {
    case RecurrencePattern::Daily:
      if (rule.sub_pattern == Sub::EveryWorkday) return iso_weekday(day) <= 5;
      return rule.sub_pattern == Sub::EveryWeekday || (day - start).count() % rule.cycle == 0;
    case RecurrencePattern::Weekly:
      return is_one_of(rule.weekdays, day) && (week_of(day) - week_of(start)) % rule.cycle == 0;
    case RecurrencePattern::Monthly:
      return (months_of(day) - months_of(start)) % rule.cycle == 0 && is_day_of_month(rule, day);
    case RecurrencePattern::Yearly:
      return static_cast<std::int32_t>(month_of(day)) == rule.cycle && is_day_of_month(rule, day);
    default:
      return false;
  }
}

std::vector<CivilDate> slowly(const RecurrenceRule& rule) {
  std::vector<CivilDate> dates;
  const bool counts = rule.end_type == RecurrenceEndType::Counter;
  for (sys_days day{rule.start};
       counts ? dates.size() < static_cast<std::size_t>(rule.count) : day <= sys_days{rule.end};
       day += days{1}) {
    if (is_of_pattern(rule, day)) dates.emplace_back(day);
  }
  return dates;
}

RecurrenceRule random_rule() {
  const auto number = [](std::int32_t from, std::int32_t to) {
    return *rc::gen::inRange<std::int32_t>(from, to + 1);
  };
  RecurrenceRule rule;
  rule.pattern = static_cast<RecurrencePattern>(number(1, 4));
  switch (rule.pattern) {
    case RecurrencePattern::Daily:
      rule.sub_pattern = static_cast<Sub>(number(1, 3));
      rule.cycle = number(1, 40);
      break;
    case RecurrencePattern::Weekly:
      rule.cycle = number(1, 6);
      break;
    case RecurrencePattern::Monthly:
      rule.sub_pattern = static_cast<Sub>(number(4, 5));
      rule.cycle = number(1, 15);
      break;
    default:
      rule.sub_pattern = static_cast<Sub>(number(6, 7));
      rule.cycle = number(1, 12);
      break;
  }
  rule.weekdays.bits = static_cast<std::uint32_t>(number(1, 127));
  rule.day = number(1, 31);
  rule.week_of_month = static_cast<WeekOfMonth>(number(1, 5));
  rule.start = kFrom + days{number(0, 800)};
  if (number(0, 1) == 0) {
    rule.end_type = RecurrenceEndType::Counter;
    rule.count = number(1, 12);
  } else {
    rule.end_type = RecurrenceEndType::EndDate;
    rule.end = sys_days{rule.start} + days{number(0, static_cast<std::int32_t>(kSpan.count()))};
  }
  return rule;
}

RC_GTEST_PROP(DatesOf, ARuleAreTheDaysThatItFits, ()) {
  const RecurrenceRule rule = random_rule();
  const auto found = dates_of(rule);
  const auto expected = slowly(rule);
  RC_CLASSIFY(expected.empty(), "none");
  if (expected.empty()) {
    RC_ASSERT(!found);
    return;
  }
  RC_ASSERT(found.has_value());
  RC_ASSERT(*found == expected);
}

}  // namespace
}  // namespace crm
