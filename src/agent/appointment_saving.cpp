#include "agent/appointment_saving.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "agent/activity_completing.h"
#include "agent/appointment_bookings.h"
#include "agent/appointment_defaults.h"
#include "agent/appointment_entity.h"
#include "agent/appointment_rules.h"
#include "agent/appointment_series.h"
#include "agent/saving_rules.h"
#include "domain/booking.h"

namespace crm::agent {
namespace {

using Entity = carrier::AppointmentEntity;
using carrier::Given;

GroupId group_of(const Reading& desk, AssociateId user) {
  const Associate* found = desk.associate(user);
  return found == nullptr ? kNoGroup : found->group;
}

// A row that has not been saved, as it is told.
Entity told_new(Reading& desk, const Entity& bare) {
  Appointment row = with_entity({}, bare);
  row.owner_group = group_of(desk, row.owner);
  row.registered = {kEarliest, desk.me()};
  Entity entity = told_appointment_entity(desk, row);
  entity.created_date = {};
  return entity;
}

// An entity that is new, with what was given; its kind follows the activity where only that is
// said.
Result<Entity> new_entity(const Reading& desk, const Given<Entity>& given) {
  Entity entity = new_appointment(desk, TaskType::Appointment, desk.me());
  if (const auto taken = take_given(entity, given, Way::Save); !taken) return forward(taken);
  if (!given.has(&Entity::type) && given.has(&Entity::task) && entity.task) {
    entity.type = appointment_type_of(task_type_of(desk, entity.task->task_list_item_id));
  }
  settle(desk, Entity{}, entity, given);
  return entity;
}

// What differs and may not be changed in an invitation; "" where nothing does.
std::string_view closed_change(const Entity& before, const Entity& after) {
  std::string_view found;
  carrier::for_each_field<Entity>([&](const auto& field) {
    if (!found.empty() || is_open_in_invitation(field.name)) return;
    if (before.*field.member != after.*field.member) found = field.name;
  });
  return found;
}

Result<void> may_change(const Writing& desk, const Appointment& row, const Entity& before,
                        const Entity& after) {
  const RowRight right = desk.right_to(row);
  if (right.has(RowRight::kUpdate)) return {};
  if (!right.has(RowRight::kRestrictedUpdate)) {
    return refuse(ErrorKind::NoRight, "You may not change this follow-up.");
  }
  const std::string_view closed = closed_change(before, after);
  if (closed.empty()) return {};
  return refuse(ErrorKind::NoRight,
                std::string(closed) +
                    ": of an invitation you may change whether it is completed, " +
                    "its priority and its alarm.");
}

// The further rows of a series that `first` begins; it stands on the first of the days itself.
std::vector<Appointment> further_rows(Writing& desk, const Appointment& first,
                                      const std::vector<Times>& times) {
  std::vector<Appointment> rows;
  for (std::size_t i = 1; i < times.size(); ++i) {
    Appointment row = first;
    row.id = desk.transaction().next_appointment_id();
    row.starts_at = times[i].starts_at;
    row.ends_at = times[i].ends_at;
    row.mother = {};
    row.registered = desk.stamp();
    row.updated.reset();
    // Only the first can have been done.
    if (row.status == ActivityStatus::Completed)
      row = with_status(desk, row, ActivityStatus::NotStarted);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Saves the row, those who take part, and the further days of a series that begins with it.
Appointment save_rows(Writing& desk, const std::optional<Appointment>& before, Appointment row,
                      const Meant& meant) {
  if (meant.days.empty()) {
    return save_with_participants(desk, before, std::move(row), meant.participants);
  }
  const auto times = times_on(meant.days, {row.starts_at, row.ends_at}, desk.zone());
  row.starts_at = times.front().starts_at;
  row.ends_at = times.front().ends_at;
  row.series = row.id;
  row = save_with_participants(desk, before, std::move(row), meant.participants);
  for (const Appointment& further : further_rows(desk, row, times)) {
    save_with_participants(desk, std::nullopt, further, meant.participants);
  }
  return row;
}

// The rest of a series that is repeated otherwise from here on, or no more.
Result<void> end_series(Writing& desk, const Appointment& last) {
  for (const Appointment& row : rows_of_series(desk, last.series)) {
    if (row.id == last.id || row.starts_at <= last.starts_at) continue;
    if (!desk.right_to(row).has(RowRight::kDelete)) {
      return refuse(ErrorKind::NoRight,
                    "Recurrence: you may not delete the later follow-ups of this series.");
    }
    erase_row(desk, row);
  }
  return {};
}

// A new owner is asked, unless they took the row themselves.
void hand_over(const Writing& desk, const Appointment& before, Appointment& after) {
  after.owner_group = group_of(desk, after.owner);
  if (booking_type(after.id, after.mother) != BookingType::None ||
      after.status == ActivityStatus::Completed) {
    return;
  }
  const bool is_taken = after.owner == desk.me();
  const Standing standing = handed_over({after.type, after.status}, is_taken);
  after.type = standing.type;
  after.status = standing.status;
  after.assigned_by = is_taken ? kNobody : before.owner;
}

Result<Entity> insert(Writing& desk, const Entity& entity, const Meant& meant) {
  Appointment row = with_entity({}, entity);
  row.owner_group = group_of(desk, row.owner);
  row.registered = desk.stamp();
  row = with_status(desk, row, with_completed(row.status, entity.completed));
  if (!desk.right_to(row).has(RowRight::kInsert)) {
    return refuse(ErrorKind::NoRight, "You may not make a follow-up of that owner.");
  }
  row.id = desk.transaction().next_appointment_id();
  return told_appointment_entity(desk, save_rows(desk, std::nullopt, std::move(row), meant));
}

// As they were told: the same people, with the same said of them.
bool is_same_company(const Entity& before, const Entity& after) {
  return before.participants == after.participants;
}

}  // namespace

Result<Entity> create_default_appointment_entity(Reading& desk, const NoArguments& /*none*/) {
  return told_new(desk, new_appointment(desk, TaskType::Appointment, desk.me()));
}

Result<Entity> create_default_appointment_entity_by_type(
    Reading& desk, const Given<carrier::DefaultAppointmentArguments>& given) {
  using Arguments = carrier::DefaultAppointmentArguments;
  const TaskType type = given.value.type;
  if (unanswered_type(appointment_type_of(type)) == appointment_type_of(type)) {
    return refuse(ErrorKind::BadRequest,
                  std::string(carrier::wire_name(&Arguments::type)) +
                      ": that is a document; ask Document/CreateDefaultDocumentEntity.");
  }
  const AssociateId owner =
      given.value.associate_id == 0 ? desk.me() : AssociateId{given.value.associate_id};
  if (desk.associate(owner) == nullptr) {
    return refuse(ErrorKind::BadRequest, std::string(carrier::wire_name(&Arguments::associate_id)) +
                                             ": there is no user " + std::to_string(raw(owner)) +
                                             ".");
  }
  return told_new(desk, new_appointment(desk, type, owner));
}

Result<std::optional<Entity>> get_appointment_entity(Reading& desk, const IdInQuery& appointment) {
  const auto row = desk.readable(AppointmentId{appointment.id});
  if (!row) return std::nullopt;
  return told_appointment_entity(desk, *row);
}

Result<std::optional<carrier::Appointment>> get_appointment(Reading& desk,
                                                            const IdInQuery& appointment) {
  const auto row = desk.readable(AppointmentId{appointment.id});
  if (!row) return std::nullopt;
  return told_appointment(desk, *row);
}

Result<Entity> save_appointment_entity(Writing& desk, const Given<Entity>& given) {
  if (given.value.appointment_id != 0) {
    const auto before = desk.readable(AppointmentId{given.value.appointment_id});
    if (!before) return no_such<Entity>(&Entity::appointment_id, given.value.appointment_id);
    return change_appointment(desk, *before, given, Way::Save);
  }
  const auto entity = new_entity(desk, given);
  if (!entity) return forward(entity);
  Rules rules(desk);
  const Meant meant = look_at(desk, Entity{}, *entity, rules);
  if (const auto fine = rules.verdict(); !fine) return forward(fine);
  return insert(desk, *entity, meant);
}

Result<Entity> change_appointment(Writing& desk, const Appointment& before,
                                  const Given<Entity>& given, Way way) {
  const Entity bare = bare_appointment(desk, before);
  Entity entity = bare;
  if (const auto taken = take_given(entity, given, way); !taken) return forward(taken);
  settle(desk, bare, entity, given);
  Rules rules(desk);
  const Meant meant = look_at(desk, bare, entity, rules);
  if (const auto fine = rules.verdict(); !fine) return forward(fine);

  Appointment after = with_entity(before, entity);
  after = with_status(desk, after, with_completed(before.status, entity.completed));
  const bool repeats_otherwise = entity.recurrence != bare.recurrence;
  if (after == before && is_same_company(bare, entity) && !repeats_otherwise) {
    return told_appointment_entity(desk, before);
  }
  if (const auto may = may_change(desk, before, bare, entity); !may) return forward(may);
  if (after.owner != before.owner) hand_over(desk, before, after);
  after.updated = desk.stamp();
  if (is_invitation_row(before)) {
    desk.save(after);
    return told_appointment_entity(desk, after);
  }
  if (repeats_otherwise && raw(before.series) != 0) {
    if (const auto ended = end_series(desk, before); !ended) return forward(ended);
    after.series = {};
  }
  return told_appointment_entity(desk, save_rows(desk, before, std::move(after), meant));
}

Result<carrier::Dictionary> validate_appointment_entity(Reading& desk, const Given<Entity>& given) {
  Entity before;
  Entity after;
  if (given.value.appointment_id == 0) {
    const auto entity = new_entity(desk, given);
    if (!entity) return forward(entity);
    after = *entity;
  } else {
    const auto row = desk.readable(AppointmentId{given.value.appointment_id});
    if (!row) return no_such<Entity>(&Entity::appointment_id, given.value.appointment_id);
    before = bare_appointment(desk, *row);
    after = before;
    if (const auto taken = take_given(after, given, Way::Save); !taken) return forward(taken);
    settle(desk, before, after, given);
  }
  Rules rules(desk);
  (void)look_at(desk, before, after, rules);
  carrier::Dictionary told;
  for (const auto& [member, why] : rules.findings()) told.emplace(member, why);
  return told;
}

Result<carrier::Appointment> update_appointment(
    Writing& desk, const Given<carrier::UpdateAppointmentArguments>& given) {
  using Arguments = carrier::UpdateAppointmentArguments;
  const Arguments& asked = given.value;
  const auto row = desk.readable(AppointmentId{asked.id});
  if (!row) return no_such<Arguments>(&Arguments::id, asked.id);
  Given<Entity> change;
  const auto say = [&](auto member, auto value) {
    change.value.*member = std::move(value);
    change.members[carrier::field_index<Entity>(member)] = carrier::Presence::Given;
  };
  if (asked.start_time) say(&Entity::start_date, asked.start_time);
  if (asked.end_time) say(&Entity::end_date, asked.end_time);
  if (asked.type != AppointmentType::Unknown) say(&Entity::type, asked.type);
  if (asked.associate_id != 0) {
    carrier::Associate owner;
    owner.associate_id = asked.associate_id;
    say(&Entity::associate, std::optional{owner});
  }
  if (given.has(&Arguments::status)) {
    const auto status = static_cast<ActivityStatus>(asked.status);
    if (status > ActivityStatus::Completed && status != row->status) {
      return refuse(
          ErrorKind::BadRequest,
          std::string(carrier::wire_name(&Arguments::status)) +
              ": invitations are answered by Accept, Reject or SetSeen; expected 0 to 3.");
    }
    say(&Entity::completed, views_of(status).completed);
  }
  const auto saved = change_appointment(desk, *row, change, Way::Save);
  if (!saved) return forward(saved);
  return told_appointment(desk, desk.reader().appointment(row->id).value());
}

}  // namespace crm::agent
