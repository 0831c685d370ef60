#include "domain/recurrence.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace crm {
namespace {

using namespace std::chrono_literals;
using std::chrono::December;
using std::chrono::February;
using std::chrono::January;
using std::chrono::March;
using Sub = RecurrenceSubPattern;

constexpr Weekdays kMonday{1};
constexpr Weekdays kTuesday{2};
constexpr Weekdays kThursday{8};

std::string text(CivilDate date) {
  return std::to_string(static_cast<int>(date.year())) + "-" +
         std::to_string(static_cast<unsigned>(date.month())) + "-" +
         std::to_string(static_cast<unsigned>(date.day()));
}

// "2026-1-1 2026-1-2", or the refusal.
std::string told(const RecurrenceRule& rule) {
  const auto dates = dates_of(rule);
  if (!dates) return dates.error().detail;
  std::string all;
  for (const CivilDate date : *dates) all += (all.empty() ? "" : " ") + text(date);
  return all;
}

RecurrenceRule daily(Sub sub, std::int32_t count, std::int32_t cycle = 0) {
  RecurrenceRule rule;
  rule.pattern = RecurrencePattern::Daily;
  rule.sub_pattern = sub;
  rule.cycle = cycle;
  rule.start = 2026y / January / 1;  // a Thursday
  rule.end_type = RecurrenceEndType::Counter;
  rule.count = count;
  return rule;
}

RecurrenceRule weekly(Weekdays days, std::int32_t cycle, std::int32_t count) {
  RecurrenceRule rule = daily(Sub::Unknown, count, cycle);
  rule.pattern = RecurrencePattern::Weekly;
  rule.weekdays = days;
  return rule;
}

RecurrenceRule by_day(RecurrencePattern pattern, std::int32_t cycle, std::int32_t day) {
  RecurrenceRule rule = daily(Sub::Unknown, 4, cycle);
  rule.pattern = pattern;
  rule.sub_pattern = pattern == RecurrencePattern::Yearly ? Sub::DayOfMonthOfYear : Sub::DayOfMonth;
  rule.day = day;
  return rule;
}

RecurrenceRule by_weekday(RecurrencePattern pattern, std::int32_t cycle, Weekdays days,
                          WeekOfMonth which) {
  RecurrenceRule rule = by_day(pattern, cycle, 0);
  rule.sub_pattern =
      pattern == RecurrencePattern::Yearly ? Sub::WeekdayOfMonthOfYear : Sub::WeekdayOfMonth;
  rule.weekdays = days;
  rule.week_of_month = which;
  return rule;
}

TEST(Daily, IsWorkdaysAllDaysOrEverySoManyDays) {
  EXPECT_EQ(told(daily(Sub::EveryWorkday, 4)), "2026-1-1 2026-1-2 2026-1-5 2026-1-6");
  EXPECT_EQ(told(daily(Sub::EveryWeekday, 4)), "2026-1-1 2026-1-2 2026-1-3 2026-1-4");
  EXPECT_EQ(told(daily(Sub::EveryCyclicDay, 4, 2)), "2026-1-1 2026-1-3 2026-1-5 2026-1-7");
}

TEST(Weekly, CountsWeeksFromTheMondayOfTheFirst) {
  EXPECT_EQ(told(weekly({kTuesday.bits | kThursday.bits}, 1, 4)),
            "2026-1-1 2026-1-6 2026-1-8 2026-1-13");
  // Monday and Thursday of every second week: the Monday of the first is over.
  EXPECT_EQ(told(weekly({kMonday.bits | kThursday.bits}, 2, 4)),
            "2026-1-1 2026-1-12 2026-1-15 2026-1-26");
}

TEST(Monthly, IsADayOrTheLastOfAShorterMonth) {
  EXPECT_EQ(told(by_day(RecurrencePattern::Monthly, 1, 31)),
            "2026-1-31 2026-2-28 2026-3-31 2026-4-30");
  EXPECT_EQ(told(by_day(RecurrencePattern::Monthly, 2, 17)),
            "2026-1-17 2026-3-17 2026-5-17 2026-7-17");
}

TEST(Monthly, IsAWeekdayOfTheMonth) {
  EXPECT_EQ(told(by_weekday(RecurrencePattern::Monthly, 3, kThursday, WeekOfMonth::Third)),
            "2026-1-15 2026-4-16 2026-7-16 2026-10-15");
  EXPECT_EQ(told(by_weekday(RecurrencePattern::Monthly, 1, kMonday, WeekOfMonth::Last)),
            "2026-1-26 2026-2-23 2026-3-30 2026-4-27");
}

// Of several weekdays it is the first, second, … day that is any of them: the last workday.
TEST(Monthly, TakesSeveralWeekdaysTogether) {
  EXPECT_EQ(told(by_weekday(RecurrencePattern::Monthly, 1, {31}, WeekOfMonth::Last)),
            "2026-1-30 2026-2-27 2026-3-31 2026-4-30");
}

TEST(Monthly, BeginsInTheNextMonthIfTheDayIsOver) {
  RecurrenceRule rule = by_day(RecurrencePattern::Monthly, 1, 9);
  rule.start = 2026y / January / 10;
  rule.count = 2;
  EXPECT_EQ(told(rule), "2026-2-9 2026-3-9");
}

TEST(Yearly, IsADayOrAWeekdayOfAMonth) {
  EXPECT_EQ(told(by_day(RecurrencePattern::Yearly, 9, 23)),
            "2026-9-23 2027-9-23 2028-9-23 2029-9-23");
  EXPECT_EQ(told(by_day(RecurrencePattern::Yearly, 2, 29)),
            "2026-2-28 2027-2-28 2028-2-29 2029-2-28");
  EXPECT_EQ(told(by_weekday(RecurrencePattern::Yearly, 8, kThursday, WeekOfMonth::Third)),
            "2026-8-20 2027-8-19 2028-8-17 2029-8-16");
}

TEST(Custom, IsTheDatesInOrderEachOnce) {
  RecurrenceRule rule;
  rule.pattern = RecurrencePattern::Custom;
  rule.dates = {2026y / March / 3, 2026y / February / 1, 2026y / March / 3};
  EXPECT_EQ(told(rule), "2026-2-1 2026-3-3");
  rule.dates.clear();
  EXPECT_EQ(told(rule), "Recurrence.Dates: expected at least one, as Pattern is Custom");
  rule.dates = {2026y / February / 30};
  EXPECT_EQ(told(rule), "Recurrence.Dates: expected dates of the calendar");
}

TEST(EndDate, IsTheLastDayThatMayBeOne) {
  RecurrenceRule rule = daily(Sub::EveryCyclicDay, 0, 3);
  rule.end_type = RecurrenceEndType::EndDate;
  rule.end = 2026y / January / 7;
  EXPECT_EQ(told(rule), "2026-1-1 2026-1-4 2026-1-7");
  rule.end = 2026y / January / 6;
  EXPECT_EQ(told(rule), "2026-1-1 2026-1-4");
  rule.end = rule.start;
  EXPECT_EQ(told(rule), "2026-1-1");
}

TEST(SeriesLimit, IsAThousandDates) {
  EXPECT_EQ(dates_of(daily(Sub::EveryWeekday, kRecurrenceDatesMax))->size(), kRecurrenceDatesMax);
  const std::string kTooMany = "Recurrence: a series has at most 1000 dates; end it earlier";
  EXPECT_EQ(told(daily(Sub::EveryWeekday, kRecurrenceDatesMax + 1)), kTooMany);

  RecurrenceRule by_date = daily(Sub::EveryWeekday, 0);
  by_date.end_type = RecurrenceEndType::EndDate;
  by_date.end = std::chrono::sys_days{by_date.start} + std::chrono::days{999};
  EXPECT_EQ(dates_of(by_date)->size(), kRecurrenceDatesMax);
  by_date.end = std::chrono::sys_days{by_date.start} + std::chrono::days{1000};
  EXPECT_EQ(told(by_date), kTooMany);
  by_date.end = 9999y / December / 31;
  EXPECT_EQ(told(by_date), kTooMany);

  RecurrenceRule custom;
  custom.pattern = RecurrencePattern::Custom;
  for (int day = 0; day < 1000; ++day) {
    custom.dates.emplace_back(std::chrono::sys_days{2026y / January / 1} + std::chrono::days{day});
  }
  EXPECT_EQ(dates_of(custom)->size(), kRecurrenceDatesMax);
  custom.dates.emplace_back(2030y / January / 1);
  EXPECT_EQ(told(custom), kTooMany);
}

TEST(SeriesLimit, IsTheYear9999) {
  RecurrenceRule rule = by_day(RecurrencePattern::Yearly, 1, 1);
  rule.start = 9997y / January / 1;
  EXPECT_EQ(told(rule), "Recurrence: a series ends by the year 9999");
  rule.count = 3;
  EXPECT_EQ(told(rule), "9997-1-1 9998-1-1 9999-1-1");
  constexpr std::int32_t kWidest = 2'147'483'647;
  for (RecurrenceRule wide : {daily(Sub::EveryCyclicDay, 2, kWidest), weekly(kThursday, kWidest, 2),
                              by_day(RecurrencePattern::Monthly, kWidest, 1)}) {
    EXPECT_EQ(told(wide), "Recurrence: a series ends by the year 9999");
    wide.count = 1;
    EXPECT_EQ(told(wide), "2026-1-1");
  }
}

TEST(ASeries, HasAtLeastOneDay) {
  RecurrenceRule rule = weekly(kMonday, 1, 0);
  rule.end_type = RecurrenceEndType::EndDate;
  rule.end = 2026y / January / 4;  // the Sunday before the first Monday
  EXPECT_EQ(told(rule), "Recurrence: no day of the pattern is between StartDate and EndDate");
}

TEST(Refusals, NameTheMemberOfThePatternThatCounts) {
  const auto detail = [](RecurrenceRule rule, auto&& change) {
    change(rule);
    return told(rule);
  };
  const RecurrenceRule day = daily(Sub::EveryCyclicDay, 1, 1);
  EXPECT_EQ(detail(day, [](auto& r) { r.pattern = RecurrencePattern::Unknown; }),
            "Recurrence.Pattern: expected Daily, Weekly, Monthly, Yearly or Custom");
  EXPECT_EQ(detail(day, [](auto& r) { r.cycle = 0; }),
            "Recurrence.DayPattern.Cycle: expected 1 or more days");
  EXPECT_EQ(detail(day, [](auto& r) { r.sub_pattern = Sub::DayOfMonth; }),
            "Recurrence.DayPattern.Pattern: expected EveryWorkday, EveryWeekday or EveryCyclicDay");
  EXPECT_EQ(detail(day, [](auto& r) { r.count = 0; }),
            "Recurrence.RecurrenceCounter: expected 1 or more");
  EXPECT_EQ(detail(day, [](auto& r) { r.end_type = RecurrenceEndType::Unknown; }),
            "Recurrence.RecurrenceEndType: expected EndDate or Counter");
  EXPECT_EQ(detail(day, [](auto& r) { r.start = 2026y / February / 29; }),
            "Recurrence.StartDate: expected a date of the calendar");
  EXPECT_EQ(detail(day,
                   [](auto& r) {
                     r.end_type = RecurrenceEndType::EndDate;
                     r.end = 2025y / December / 31;
                   }),
            "Recurrence.EndDate: expected a date not before StartDate");

  const RecurrenceRule week = weekly(kMonday, 1, 1);
  EXPECT_EQ(detail(week, [](auto& r) { r.weekdays = {}; }),
            "Recurrence.WeekPattern.Weekdays: expected a day of the week or several");
  EXPECT_EQ(detail(week, [](auto& r) { r.cycle = -1; }),
            "Recurrence.WeekPattern.Cycle: expected 1 or more weeks");

  const RecurrenceRule month = by_day(RecurrencePattern::Monthly, 1, 1);
  EXPECT_EQ(detail(month, [](auto& r) { r.sub_pattern = Sub::DayOfMonthOfYear; }),
            "Recurrence.MonthPattern.Pattern: expected DayOfMonth or WeekdayOfMonth");
  EXPECT_EQ(detail(month, [](auto& r) { r.cycle = 0; }),
            "Recurrence.MonthPattern.Cycle: expected 1 or more months");
  EXPECT_EQ(detail(month, [](auto& r) { r.day = 32; }),
            "Recurrence.MonthPattern.Day: expected 1 to 31");

  const RecurrenceRule year =
      by_weekday(RecurrencePattern::Yearly, 8, kThursday, WeekOfMonth::Third);
  EXPECT_EQ(detail(year, [](auto& r) { r.sub_pattern = Sub::EveryWorkday; }),
            "Recurrence.YearPattern.Pattern: expected DayOfMonth or WeekdayOfMonth");
  EXPECT_EQ(detail(year, [](auto& r) { r.cycle = 13; }),
            "Recurrence.YearPattern.Cycle: expected a month, 1 to 12");
  EXPECT_EQ(detail(year, [](auto& r) { r.weekdays.bits = 128; }),
            "Recurrence.YearPattern.Weekday: expected a day of the week");
  EXPECT_EQ(detail(year, [](auto& r) { r.week_of_month = WeekOfMonth::Unknown; }),
            "Recurrence.YearPattern.WeekOfMonth: expected First to Last");
}

}  // namespace
}  // namespace crm
