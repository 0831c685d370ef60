#include "agent/appointment_series.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "agent/appointment_bookings.h"
#include "base/civil_time.h"

namespace crm::agent {
namespace {

using carrier::RecurrenceInfo;
using std::chrono::sys_days;

CivilTime clock_at(Instant at, const locale::TimeZone& zone) {
  return civil_time(at, zone.offset_s(at));
}

CivilDate date_of(const CivilTime& civil) {
  return std::chrono::year{civil.year} / std::chrono::month{static_cast<unsigned>(civil.month)} /
         std::chrono::day{static_cast<unsigned>(civil.day)};
}

CivilDate date_of(Instant at, const locale::TimeZone& zone) { return date_of(clock_at(at, zone)); }

CivilTime on(CivilDate date, CivilTime civil) {
  civil.year = static_cast<int>(date.year());
  civil.month = static_cast<std::int32_t>(static_cast<unsigned>(date.month()));
  civil.day = static_cast<std::int32_t>(static_cast<unsigned>(date.day()));
  return civil;
}

template <class Pattern>
RecurrenceSubPattern sub_pattern_of(Pattern pattern) {
  return static_cast<RecurrenceSubPattern>(pattern);
}

}  // namespace

std::optional<RecurrenceInfo> kept_recurrence(const std::optional<RecurrenceInfo>& told) {
  if (!told || !told->is_recurrence) return std::nullopt;
  RecurrenceInfo kept;
  kept.is_recurrence = true;
  kept.pattern = told->pattern;
  switch (told->pattern) {
    case RecurrencePattern::Daily:
      kept.day_pattern = told->day_pattern;
      break;
    case RecurrencePattern::Weekly:
      kept.week_pattern = told->week_pattern;
      break;
    case RecurrencePattern::Monthly:
      kept.month_pattern = told->month_pattern;
      break;
    case RecurrencePattern::Yearly:
      kept.year_pattern = told->year_pattern;
      break;
    case RecurrencePattern::Custom:
      return kept;  // its days are those of its rows
    case RecurrencePattern::Unknown:
      break;
  }
  kept.start_date = told->start_date;
  kept.recurrence_end_type = told->recurrence_end_type;
  if (told->recurrence_end_type == RecurrenceEndType::EndDate) {
    kept.end_date = told->end_date;
  } else {
    kept.recurrence_counter = told->recurrence_counter;
  }
  return kept;
}

RecurrenceInfo told_recurrence(const Reading& desk, const Appointment& row,
                               const std::optional<RecurrenceInfo>& kept) {
  if (raw(row.series) == 0) return {};
  RecurrenceInfo told = kept.value_or(RecurrenceInfo{});
  told.is_recurrence = true;
  told.recurrence_id = raw(row.series);
  for (const Appointment& each : rows_of_series(desk, row.series)) {
    told.dates.emplace_back().date = each.starts_at;
  }
  if (told.dates.empty()) return told;
  if (!told.start_date) told.start_date = told.dates.front().date;
  if (!told.end_date) told.end_date = told.dates.back().date;
  return told;
}

bool is_same_recurrence(const RecurrenceInfo& told, const RecurrenceInfo& sent) {
  auto a = kept_recurrence(told);
  auto b = kept_recurrence(sent);
  if (!a || !b) return !a == !b;
  // Where a series begins is not part of how it repeats.
  a->start_date = b->start_date;
  if (*a != *b) return false;
  if (told.pattern != RecurrencePattern::Custom) return true;
  return std::ranges::equal(told.dates, sent.dates, {}, &carrier::RecurrenceDate::date,
                            &carrier::RecurrenceDate::date);
}

RecurrenceRule rule_of(const carrier::AppointmentEntity& entity, const locale::TimeZone& zone) {
  const RecurrenceInfo& info = *entity.recurrence;
  RecurrenceRule rule;
  rule.pattern = info.pattern;
  if (info.pattern == RecurrencePattern::Daily && info.day_pattern) {
    rule.sub_pattern = sub_pattern_of(info.day_pattern->pattern);
    rule.cycle = info.day_pattern->cycle;
  } else if (info.pattern == RecurrencePattern::Weekly && info.week_pattern) {
    rule.weekdays = info.week_pattern->weekdays;
    rule.cycle = info.week_pattern->cycle;
  } else if (info.pattern == RecurrencePattern::Monthly && info.month_pattern) {
    rule.sub_pattern = sub_pattern_of(info.month_pattern->pattern);
    rule.cycle = info.month_pattern->cycle;
    rule.day = info.month_pattern->day;
    rule.weekdays = info.month_pattern->weekday;
    rule.week_of_month = info.month_pattern->week_of_month;
  } else if (info.pattern == RecurrencePattern::Yearly && info.year_pattern) {
    rule.sub_pattern = sub_pattern_of(info.year_pattern->pattern);
    rule.cycle = info.year_pattern->cycle;
    rule.day = info.year_pattern->day;
    rule.weekdays = info.year_pattern->weekday;
    rule.week_of_month = info.year_pattern->week_of_month;
  }
  rule.start = date_of(*entity.start_date, zone);
  if (info.start_date) rule.start = std::max(rule.start, date_of(*info.start_date, zone));
  rule.end_type = info.recurrence_end_type;
  if (info.end_date) rule.end = date_of(*info.end_date, zone);
  rule.count = info.recurrence_counter;
  for (const carrier::RecurrenceDate& each : info.dates) {
    // A date that is empty is no day, which the rule refuses.
    rule.dates.push_back(each.date ? date_of(*each.date, zone) : CivilDate{});
  }
  return rule;
}

std::vector<Times> times_on(const std::vector<CivilDate>& days, const Times& first,
                            const locale::TimeZone& zone) {
  const CivilTime start = clock_at(first.starts_at, zone);
  const CivilTime end = clock_at(first.ends_at, zone);
  const std::chrono::days lasts = sys_days{date_of(end)} - sys_days{date_of(start)};
  std::vector<Times> times;
  times.reserve(days.size());
  for (const CivilDate day : days) {
    times.push_back({zone.to_instant(on(day, start)),
                     zone.to_instant(on(CivilDate{sys_days{day} + lasts}, end))});
  }
  return times;
}

std::vector<Appointment> rows_of_series(const Reading& desk, AppointmentId series) {
  std::vector<Appointment> rows = desk.reader().series(series);
  std::erase_if(rows, is_invitation_row);
  sort_by_start(rows);
  return rows;
}

void sort_by_start(std::vector<Appointment>& rows) {
  std::ranges::sort(rows, {},
                    [](const Appointment& row) { return std::pair(row.starts_at, row.id); });
}

}  // namespace crm::agent
