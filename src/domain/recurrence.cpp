#include "domain/recurrence.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace crm {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year_month;

using Refusal = tl::unexpected<Error>;

constexpr std::int32_t kMonths = 12;
constexpr std::int32_t kDayMax = 31;
constexpr std::int64_t kDaysInWeek = 7;
constexpr std::int32_t kYearMax = 9999;
constexpr sys_days kLastDay{std::chrono::year{kYearMax} / kMonths / kDayMax};

bool is_date(CivilDate date) {
  return date.ok() && date.year() >= std::chrono::year{1} &&
         date.year() <= std::chrono::year{kYearMax};
}

Refusal refused(std::string_view member, const std::string& expected) {
  return refuse(ErrorKind::BadRequest,
                "Recurrence." + std::string(member) + ": expected " + expected);
}

Refusal too_many() {
  return refuse(ErrorKind::BadRequest, "Recurrence: a series has at most " +
                                           std::to_string(kRecurrenceDatesMax) +
                                           " dates; end it earlier");
}

// Takes the days of a series as they come, and says when it has them all.
class Series {
 public:
  explicit Series(const RecurrenceRule& rule)
      : start_(rule.start),
        end_(rule.end_type == RecurrenceEndType::EndDate ? sys_days{rule.end} : kLastDay),
        wanted_(rule.end_type == RecurrenceEndType::Counter ? static_cast<std::size_t>(rule.count)
                                                            : kRecurrenceDatesMax + 1) {}

  // Whether there may be more.
  [[nodiscard]] bool open() const { return !past_end_ && dates_.size() < wanted_; }

  // REQUIRES: days rise from one call to the next.
  void take(sys_days day) {
    if (day > end_) {
      past_end_ = true;
    } else if (day >= start_ && open()) {
      dates_.emplace_back(day);
    }
  }

  // For steps that may reach beyond what a day can be.
  void end() { past_end_ = true; }

  [[nodiscard]] sys_days last_possible() const { return end_; }

  [[nodiscard]] Result<std::vector<CivilDate>> dates(const RecurrenceRule& rule) && {
    if (dates_.size() > kRecurrenceDatesMax) return too_many();
    if (rule.end_type == RecurrenceEndType::Counter && dates_.size() < wanted_) {
      return refuse(ErrorKind::BadRequest, "Recurrence: a series ends by the year 9999");
    }
    if (dates_.empty()) {
      return refuse(ErrorKind::BadRequest,
                    "Recurrence: no day of the pattern is between StartDate and EndDate");
    }
    return std::move(dates_);
  }

 private:
  sys_days start_;
  sys_days end_;
  std::size_t wanted_;
  bool past_end_ = false;
  std::vector<CivilDate> dates_;
};

// The first day of the month that lies `behind` months after that of `date`; none beyond 9999.
std::optional<year_month> month_behind(CivilDate date, std::int64_t behind) {
  const std::int64_t number = static_cast<std::int64_t>(static_cast<int>(date.year())) * kMonths +
                              static_cast<std::int64_t>(static_cast<unsigned>(date.month())) - 1 +
                              behind;
  if (number / kMonths > kYearMax) return std::nullopt;
  return std::chrono::year{static_cast<int>(number / kMonths)} /
         std::chrono::month{static_cast<unsigned>(number % kMonths) + 1};
}

sys_days day_of(year_month month, std::int32_t day) {
  const std::chrono::year_month_day_last last{month.year(),
                                              std::chrono::month_day_last{month.month()}};
  return sys_days{month / std::min(std::chrono::day{static_cast<unsigned>(day)}, last.day())};
}

// The first, second, … or last day of the month among those that are one of `weekdays`. There are
// four at least, whichever the weekdays are.
sys_days weekday_of(year_month month, Weekdays weekdays, WeekOfMonth which) {
  if (which == WeekOfMonth::Last) {
    sys_days day = day_of(month, kDayMax);
    while (!weekdays.has(weekday{day})) day -= days{1};
    return day;
  }
  sys_days day = day_of(month, 1);
  for (auto left = static_cast<std::int32_t>(which);; day += days{1}) {
    if (weekdays.has(weekday{day}) && --left == 0) return day;
  }
}

// Whether the day of a month is told by its number; the other way is by weekday.
bool by_number(const RecurrenceRule& rule) {
  return rule.sub_pattern == RecurrenceSubPattern::DayOfMonth ||
         rule.sub_pattern == RecurrenceSubPattern::DayOfMonthOfYear;
}

void take_days(const RecurrenceRule& rule, Series& series) {
  const bool cyclic = rule.sub_pattern == RecurrenceSubPattern::EveryCyclicDay;
  const std::int64_t step = cyclic ? rule.cycle : 1;
  for (sys_days day{rule.start}; series.open();) {
    const bool off = rule.sub_pattern == RecurrenceSubPattern::EveryWorkday &&
                     weekday{day}.iso_encoding() > std::chrono::Friday.iso_encoding();
    if (!off) series.take(day);
    if (series.last_possible() - day < days{step}) return series.end();
    day += days{step};
  }
}

void take_weeks(const RecurrenceRule& rule, Series& series) {
  const sys_days start{rule.start};
  sys_days monday = start - (weekday{start} - std::chrono::Monday);
  const std::int64_t step = std::int64_t{rule.cycle} * kDaysInWeek;
  while (series.open()) {
    for (sys_days day = monday; day < monday + days{kDaysInWeek}; day += days{1}) {
      if (rule.weekdays.has(weekday{day})) series.take(day);
    }
    if ((series.last_possible() - monday).count() < step) return series.end();
    monday += days{step};
  }
}

// Monthly from the month of the start, yearly in the month that is said.
void take_months(const RecurrenceRule& rule, Series& series) {
  const bool yearly = rule.pattern == RecurrencePattern::Yearly;
  const std::int64_t step = yearly ? kMonths : rule.cycle;
  std::int64_t behind =
      yearly ? rule.cycle - static_cast<std::int64_t>(static_cast<unsigned>(rule.start.month()))
             : 0;
  for (; series.open(); behind += step) {
    const auto month = month_behind(rule.start, behind);
    if (!month) return series.end();
    series.take(by_number(rule) ? day_of(*month, rule.day)
                                : weekday_of(*month, rule.weekdays, rule.week_of_month));
  }
}

Result<std::vector<CivilDate>> custom_dates(std::vector<CivilDate> dates) {
  for (const CivilDate& date : dates) {
    if (!is_date(date)) return refused("Dates", "dates of the calendar");
  }
  std::ranges::sort(dates);
  const auto again = std::ranges::unique(dates);
  dates.erase(again.begin(), again.end());
  if (dates.empty()) return refused("Dates", "at least one, as Pattern is Custom");
  if (dates.size() > kRecurrenceDatesMax) return too_many();
  return dates;
}

// The refusal of what lies outside of its bounds, if anything does.
std::optional<Refusal> wrong_month(const RecurrenceRule& rule, const std::string& where) {
  if (by_number(rule)) {
    if (rule.day < 1 || rule.day > kDayMax) return refused(where + ".Day", "1 to 31");
    return std::nullopt;
  }
  if ((rule.weekdays.bits & Weekdays::kAll) == 0) {
    return refused(where + ".Weekday", "a day of the week");
  }
  if (rule.week_of_month < WeekOfMonth::First || rule.week_of_month > WeekOfMonth::Last) {
    return refused(where + ".WeekOfMonth", "First to Last");
  }
  return std::nullopt;
}

std::optional<Refusal> wrong_pattern(const RecurrenceRule& rule) {
  using Sub = RecurrenceSubPattern;
  const auto goes_with = [&](Sub first, Sub last) {
    return rule.sub_pattern >= first && rule.sub_pattern <= last;
  };
  switch (rule.pattern) {
    case RecurrencePattern::Daily:
      if (!goes_with(Sub::EveryWorkday, Sub::EveryCyclicDay)) {
        return refused("DayPattern.Pattern", "EveryWorkday, EveryWeekday or EveryCyclicDay");
      }
      if (rule.sub_pattern == Sub::EveryCyclicDay && rule.cycle < 1) {
        return refused("DayPattern.Cycle", "1 or more days");
      }
      return std::nullopt;
    case RecurrencePattern::Weekly:
      if ((rule.weekdays.bits & Weekdays::kAll) == 0) {
        return refused("WeekPattern.Weekdays", "a day of the week or several");
      }
      if (rule.cycle < 1) return refused("WeekPattern.Cycle", "1 or more weeks");
      return std::nullopt;
    case RecurrencePattern::Monthly:
      if (!goes_with(Sub::DayOfMonth, Sub::WeekdayOfMonth)) {
        return refused("MonthPattern.Pattern", "DayOfMonth or WeekdayOfMonth");
      }
      if (rule.cycle < 1) return refused("MonthPattern.Cycle", "1 or more months");
      return wrong_month(rule, "MonthPattern");
    case RecurrencePattern::Yearly:
      if (!goes_with(Sub::DayOfMonthOfYear, Sub::WeekdayOfMonthOfYear)) {
        return refused("YearPattern.Pattern", "DayOfMonth or WeekdayOfMonth");
      }
      if (rule.cycle < 1 || rule.cycle > kMonths) {
        return refused("YearPattern.Cycle", "a month, 1 to 12");
      }
      return wrong_month(rule, "YearPattern");
    case RecurrencePattern::Custom:
      return std::nullopt;
    case RecurrencePattern::Unknown:
      break;
  }
  return refused("Pattern", "Daily, Weekly, Monthly, Yearly or Custom");
}

std::optional<Refusal> wrong_end(const RecurrenceRule& rule) {
  if (!is_date(rule.start)) return refused("StartDate", "a date of the calendar");
  switch (rule.end_type) {
    case RecurrenceEndType::EndDate:
      if (!is_date(rule.end) || rule.end < rule.start) {
        return refused("EndDate", "a date not before StartDate");
      }
      return std::nullopt;
    case RecurrenceEndType::Counter:
      if (rule.count < 1) return refused("RecurrenceCounter", "1 or more");
      if (static_cast<std::size_t>(rule.count) > kRecurrenceDatesMax) return too_many();
      return std::nullopt;
    case RecurrenceEndType::Unknown:
      break;
  }
  return refused("RecurrenceEndType", "EndDate or Counter");
}

}  // namespace

Result<std::vector<CivilDate>> dates_of(const RecurrenceRule& rule) {
  if (const auto wrong = wrong_pattern(rule)) return *wrong;
  if (rule.pattern == RecurrencePattern::Custom) return custom_dates(rule.dates);
  if (const auto wrong = wrong_end(rule)) return *wrong;
  Series series(rule);
  if (rule.pattern == RecurrencePattern::Daily) {
    take_days(rule, series);
  } else if (rule.pattern == RecurrencePattern::Weekly) {
    take_weeks(rule, series);
  } else {
    take_months(rule, series);
  }
  return std::move(series).dates(rule);
}

}  // namespace crm
