#include "agent/appointment_answers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agent/appointment_bookings.h"
#include "agent/appointment_entity.h"
#include "agent/appointment_saving.h"
#include "agent/appointment_series.h"
#include "agent/saving_rules.h"
#include "domain/appointment_status.h"
#include "domain/booking.h"

namespace crm::agent {
namespace {

using carrier::Given;
using carrier::RecurrenceUpdateMode;
using Answer = carrier::AnswerInvitationArguments;

// The row, and of its series what the mode says, the earliest first.
std::vector<Appointment> rows_meant(const Reading& desk, const Appointment& row,
                                    RecurrenceUpdateMode mode) {
  if (raw(row.series) == 0 || mode == RecurrenceUpdateMode::Unknown ||
      mode == RecurrenceUpdateMode::OnlyThis) {
    return {row};
  }
  std::vector<Appointment> rows = desk.reader().series(row.series);
  std::erase_if(rows, [&](const Appointment& other) {
    const bool is_alike =
        is_invitation_row(other) == is_invitation_row(row) &&
        (!is_invitation_row(row) || (other.owner == row.owner && other.invited == row.invited));
    return !is_alike || other.id == row.id || other.starts_at <= row.starts_at;
  });
  sort_by_start(rows);
  if (mode == RecurrenceUpdateMode::ThisAndForward) rows.insert(rows.begin(), row);
  return rows;
}

Result<Done> erase_rows(Writing& desk, const std::vector<Appointment>& rows) {
  for (const Appointment& row : rows) {
    if (!desk.right_to(row).has(RowRight::kDelete)) {
      return refuse(ErrorKind::NoRight, "You may not delete this follow-up.");
    }
  }
  for (const Appointment& row : rows) erase_row(desk, row);
  return Done{};
}

// The caller's own row of a booking, if they are invited; else the row itself.
Result<Appointment> row_to_answer(const Writing& desk, std::int32_t id) {
  const auto row = desk.reader().appointment(AppointmentId{id});
  if (!row) return no_such<Answer>(&Answer::appointment_id, id);
  if (row->owner != desk.me() && raw(row->mother) != 0) {
    for (const Appointment& other : desk.reader().booking(row->mother)) {
      if (is_invitation_row(other) && other.owner == desk.me()) return other;
    }
  }
  const RowRight right = desk.right_to(*row);
  if (!right.has(RowRight::kSelect)) return no_such<Answer>(&Answer::appointment_id, id);
  if (!right.has(RowRight::kUpdate) && !right.has(RowRight::kRestrictedUpdate)) {
    return refuse(ErrorKind::NoRight, "You may not answer for the owner of this follow-up.");
  }
  return *row;
}

Asked asked_of(const Appointment& row) {
  return asked_of_owner(booking_type(row.id, row.mother), row.assigned_by);
}

template <class Change>
Result<Done> answer(Writing& desk, const Given<Answer>& given, const Change& change) {
  const auto row = row_to_answer(desk, given.value.appointment_id);
  if (!row) return forward(row);
  if (asked_of(*row) == Asked::Nothing || row->status == ActivityStatus::BookingDeleted) {
    return refuse(ErrorKind::BadRequest, std::string(carrier::wire_name(&Answer::appointment_id)) +
                                             ": follow-up " + std::to_string(raw(row->id)) +
                                             " asks its owner nothing.");
  }
  for (const Appointment& before : rows_meant(desk, *row, given.value.update_mode)) {
    if (before.status == ActivityStatus::BookingDeleted) continue;
    Appointment after = before;
    change(after);
    if (after == before) continue;
    after.updated = desk.stamp();
    desk.save(after);
  }
  return Done{};
}

void stand(Appointment& row, const Standing& standing) {
  row.type = standing.type;
  row.status = standing.status;
  if (row.status != ActivityStatus::Completed) row.done.reset();
}

void say_reason(Appointment& row, const std::string& reason) {
  carrier::AppointmentEntity card = card_of(row);
  card.reject_reason = reason;
  row.card = appointment_card(card);
}

}  // namespace

Result<Done> delete_appointment_entity(Writing& desk, const IdInQuery& appointment) {
  const auto row = desk.reader().appointment(AppointmentId{appointment.id});
  if (!row) return Done{};
  return erase_rows(desk, {*row});
}

Result<Done> delete_appointment(Writing& desk,
                                const Given<carrier::DeleteAppointmentArguments>& given) {
  const auto row = desk.reader().appointment(AppointmentId{given.value.appointment_id});
  if (!row) return Done{};
  return erase_rows(desk, rows_meant(desk, *row, given.value.update_mode));
}

Result<Done> accept_appointment(Writing& desk, const Given<Answer>& given) {
  return answer(desk, given, [](Appointment& row) {
    stand(row, accepted({row.type, row.status}));
    say_reason(row, "");
  });
}

Result<Done> reject_appointment(Writing& desk, const Given<Answer>& given) {
  return answer(desk, given, [&](Appointment& row) {
    stand(row, declined({row.type, row.status}, asked_of(row)));
    say_reason(row, given.value.reject_reason);
  });
}

Result<Done> set_appointment_seen(Writing& desk, const Given<Answer>& given) {
  return answer(desk, given, [](Appointment& row) { row.status = seen(row.status); });
}

Result<carrier::AppointmentEntity> assign_appointment(
    Writing& desk, const Given<carrier::AssignArguments>& given) {
  using Arguments = carrier::AssignArguments;
  using Entity = carrier::AppointmentEntity;
  const auto row = desk.readable(AppointmentId{given.value.appointment_id});
  if (!row) return no_such<Arguments>(&Arguments::appointment_id, given.value.appointment_id);
  Rules rules(desk);
  std::vector<carrier::ParticipantInfo> line;
  if (given.value.participant) line.push_back(*given.value.participant);
  const auto named = named_participants(desk, {}, line, rules);
  if (named.empty() || named.front().who.associate == kNobody) {
    return refuse(ErrorKind::BadRequest,
                  std::string(carrier::wire_name(&Arguments::participant)) +
                      ": expected the AssociateId of a user who is to do it.");
  }
  Given<Entity> change;
  carrier::Associate owner;
  owner.associate_id = raw(named.front().who.associate);
  change.value.associate = owner;
  change.members[carrier::field_index<Entity>(&Entity::associate)] = carrier::Presence::Given;
  std::optional<Entity> told;
  for (const Appointment& each : rows_meant(desk, *row, given.value.update_mode)) {
    auto saved = change_appointment(desk, each, change, Way::Save);
    if (!saved) return forward(saved);
    if (!told) told = *std::move(saved);
  }
  if (!told) return told_appointment_entity(desk, *row);
  return *std::move(told);
}

}  // namespace crm::agent
