// Follow-ups that repeat: what the entity says of it, as a rule of days and as times by the
// caller's clock [adr 28].
#pragma once

#include <optional>
#include <vector>

#include "agent/desk.h"
#include "base/result.h"
#include "carrier/appointment_entity.h"
#include "carrier/recurrence_info.h"
#include "domain/recurrence.h"
#include "locale/time_zone.h"

namespace crm::agent {

// What a row keeps of it: the pattern that counts and the end; null where it does not repeat.
[[nodiscard]] std::optional<carrier::RecurrenceInfo> kept_recurrence(
    const std::optional<carrier::RecurrenceInfo>& told);

// With the number of the series and its days, as it is told; of a row without one, that it does not
// repeat.
[[nodiscard]] carrier::RecurrenceInfo told_recurrence(
    const Reading& desk, const Appointment& row,
    const std::optional<carrier::RecurrenceInfo>& kept);

// Whether a caller sent back what was told of the row, or said the same in other words.
[[nodiscard]] bool is_same_recurrence(const carrier::RecurrenceInfo& told,
                                      const carrier::RecurrenceInfo& sent);

// The rule, from the day that the entity starts on by that clock, or a later first day.
// REQUIRES: the entity has a start and a recurrence.
[[nodiscard]] RecurrenceRule rule_of(const carrier::AppointmentEntity& entity,
                                     const locale::TimeZone& zone);

// When a row is, first and last.
struct Times {
  Instant starts_at;
  Instant ends_at;

  bool operator==(const Times&) const = default;
};

// The same times of the clock on those days. What ends days later does so on all of them.
[[nodiscard]] std::vector<Times> times_on(const std::vector<CivilDate>& days, const Times& first,
                                          const locale::TimeZone& zone);

// The rows of a series, without those of who is invited; the earliest first.
[[nodiscard]] std::vector<Appointment> rows_of_series(const Reading& desk, AppointmentId series);

// The earliest first, and of the same time in order of id.
void sort_by_start(std::vector<Appointment>& rows);

}  // namespace crm::agent
