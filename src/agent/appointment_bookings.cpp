#include "agent/appointment_bookings.h"

#include <algorithm>
#include <string>
#include <utility>

#include "agent/appointment_entity.h"

namespace crm::agent {
namespace {

using carrier::ParticipantInfo;
using Entity = carrier::AppointmentEntity;

PersonId person_of(const Reading& desk, AssociateId user) {
  const Associate* found = desk.associate(user);
  return found == nullptr ? kNoPerson : found->person;
}

Participant owner_of(const Reading& desk, const Appointment& row) {
  return {row.owner, person_of(desk, row.owner)};
}

Participant invited_by(const Appointment& slave) { return {slave.owner, slave.invited}; }

// What was said of somebody, with the ids that the row has.
ParticipantInfo told_info(const Reading& desk, const Participant& who, ActivityStatus status,
                          ParticipantInfo info) {
  info.associate_id = raw(who.associate);
  info.person_id = raw(who.person);
  const Person* person = desk.person(who.person);
  info.contact_id = person == nullptr ? 0 : raw(person->contact);
  info.invitation_status = views_of(status).invitation;
  return info;
}

ParticipantInfo own_info(const Appointment& slave) {
  const Entity card = card_of(slave);
  return card.participants.empty() ? ParticipantInfo{} : card.participants.front();
}

// What is kept of it in the row of who is invited; the ids are columns.
ParticipantInfo kept_info(ParticipantInfo info) {
  info.associate_id = 0;
  info.person_id = 0;
  info.contact_id = 0;
  info.invitation_status = {};
  return info;
}

std::vector<Appointment> slaves_of(const Reading& desk, AppointmentId master) {
  std::vector<Appointment> rows = desk.reader().booking(master);
  std::erase_if(rows, [&](const Appointment& row) { return row.id == master; });
  return rows;
}

// Who sees the row of somebody invited: of what is private, they themselves.
Visibility visible_to(const Reading& desk, const Visibility& master, const Participant& who) {
  const Associate* user = desk.associate(who.associate);
  if (master.kind == Visibility::Kind::All || user == nullptr) return master;
  if (master.kind == Visibility::Kind::Group) {
    const bool is_in = raw(user->group) == master.id ||
                       std::ranges::binary_search(user->other_groups, GroupId{master.id});
    if (is_in) return master;
  }
  return {Visibility::Kind::Associate, raw(user->id)};
}

// The row of somebody invited, saying what the master says; what is the invited person's own stays.
Appointment following(const Reading& desk, const Appointment& slave, const Appointment& master,
                      const ParticipantInfo& info) {
  Appointment after = slave;
  after.contact = master.contact;
  after.person = master.person;
  after.series = master.series;
  after.title = master.title;
  after.starts_at = master.starts_at;
  after.ends_at = master.ends_at;
  after.visible = visible_to(desk, master.visible, invited_by(slave));
  const AppointmentType own = accepted_type(master.type);
  after.type = accepted_type(slave.type) == slave.type ? own : unanswered_type(own);
  const Entity mine = card_of(slave);
  Entity card = card_of(master);
  card.priority = mine.priority;
  card.alarm_lead_time = mine.alarm_lead_time;
  card.has_alarm = mine.has_alarm;
  card.reject_reason = mine.reject_reason;
  card.reject_counter = 0;
  card.participants = {kept_info(info)};
  after.card = appointment_card(card);
  return after;
}

void stand(Appointment& row, const Standing& standing) {
  row.type = standing.type;
  row.status = standing.status;
  if (row.status != ActivityStatus::Completed) row.done.reset();
}

Standing standing_of(const Appointment& row) { return {row.type, row.status}; }

void save_change(Writing& desk, const Appointment& before, Appointment after) {
  if (after == before) return;
  after.updated = desk.stamp();
  desk.save(after);
}

void call_off(Writing& desk, const Appointment& slave) {
  // Nobody looks into the diary of somebody who is no user.
  if (slave.owner == kNobody) {
    desk.erase(slave.id);
    return;
  }
  Appointment after = slave;
  stand(after, called_off(standing_of(slave)));
  save_change(desk, slave, std::move(after));
}

void invite(Writing& desk, const Appointment& master, const NamedParticipant& participant) {
  Appointment slave;
  slave.id = desk.transaction().next_appointment_id();
  slave.mother = master.id;
  slave.owner = participant.who.associate;
  slave.invited = participant.who.person;
  if (const Associate* user = desk.associate(slave.owner)) slave.owner_group = user->group;
  slave.registered = desk.stamp();
  // What begins as the master has it, and is the invited person's own from then on.
  Entity own;
  const Entity card = card_of(master);
  own.priority = card.priority;
  own.alarm_lead_time = card.alarm_lead_time;
  own.has_alarm = card.has_alarm;
  slave.card = appointment_card(own);
  stand(slave, invited(accepted_type(master.type)));
  desk.save(following(desk, slave, master, participant.info));
}

bool has_person(const Reading& desk, PersonId id) {
  const Person* person = desk.person(id);
  return person != nullptr && !person->deleted_at;
}

AssociateId user_of(const Reading& desk, PersonId person) {
  AssociateId found = kNobody;
  desk.reader().each_associate([&](const Associate& user) {
    if (user.person == person && !user.retired) found = user.id;
  });
  return found;
}

}  // namespace

std::vector<ParticipantInfo> participants_of(const Reading& desk, const Appointment& row) {
  std::vector<ParticipantInfo> all;
  if (booking_type(row.id, row.mother) == BookingType::None) {
    all.push_back(told_info(desk, owner_of(desk, row), row.status, {}));
    return all;
  }
  for (const Appointment& each : desk.reader().booking(row.mother)) {
    if (each.id == row.mother) {
      all.insert(all.begin(), told_info(desk, owner_of(desk, each), each.status, {}));
    } else if (each.status != ActivityStatus::BookingDeleted || each.id == row.id) {
      all.push_back(told_info(desk, invited_by(each), each.status, own_info(each)));
    }
  }
  return all;
}

std::vector<NamedParticipant> named_participants(const Reading& desk,
                                                 const std::vector<ParticipantInfo>& before,
                                                 const std::vector<ParticipantInfo>& after,
                                                 Rules& rules) {
  std::vector<NamedParticipant> named;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const ParticipantInfo& info = after[i];
    Participant who{AssociateId{info.associate_id}, PersonId{info.person_id}};
    const bool was_there = std::ranges::any_of(before, [&](const ParticipantInfo& known) {
      return same_participant({AssociateId{known.associate_id}, PersonId{known.person_id}}, who);
    });
    const auto wrong = [&](std::string why) {
      rules.find("Participants[" + std::to_string(i) + "]", std::move(why));
    };
    if (!was_there && who.associate == kNobody && who.person != kNoPerson) {
      if (!has_person(desk, who.person)) {
        wrong("there is no person " + std::to_string(info.person_id) + ".");
        continue;
      }
      who.associate = user_of(desk, who.person);
    } else if (!was_there && who.associate != kNobody) {
      const Associate* user = desk.associate(who.associate);
      if (user == nullptr || user->retired) {
        wrong("there is no user " + std::to_string(info.associate_id) + " who may be invited.");
        continue;
      }
    } else if (who.associate == kNobody && who.person == kNoPerson) {
      wrong("expected the AssociateId of a user or the PersonId of a person.");
      continue;
    }
    if (who.associate != kNobody) who.person = person_of(desk, who.associate);
    named.push_back({who, info});
  }
  return named;
}

Appointment save_with_participants(Writing& desk, const std::optional<Appointment>& before,
                                   Appointment row, const std::vector<NamedParticipant>& wanted) {
  const std::vector<Appointment> rows =
      before ? slaves_of(desk, row.id) : std::vector<Appointment>{};
  std::vector<Slave> slaves;
  slaves.reserve(rows.size());
  for (const Appointment& each : rows) slaves.push_back({invited_by(each), each.status});
  std::vector<Participant> people;
  people.reserve(wanted.size());
  for (const NamedParticipant& each : wanted) people.push_back(each.who);
  const BookingChange change = booking_change(owner_of(desk, row), slaves, people);

  const auto info_of = [&](const Appointment& slave) {
    const auto found = std::ranges::find_if(wanted, [&](const NamedParticipant& each) {
      return same_participant(each.who, invited_by(slave));
    });
    return found == wanted.end() ? own_info(slave) : found->info;
  };
  const auto is_in = [](const std::vector<std::size_t>& places, std::size_t place) {
    return std::ranges::find(places, place) != places.end();
  };
  std::size_t taking_part = change.invited.size() + change.again.size();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool stays =
        rows[i].status != ActivityStatus::BookingDeleted && !is_in(change.dropped, i);
    if (stays) ++taking_part;
  }
  row.mother = taking_part == 0 ? AppointmentId{} : row.id;
  desk.save(row);

  const bool has_moved =
      before && (before->starts_at != row.starts_at || before->ends_at != row.ends_at);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // Who has become the owner has the master instead.
    if (row.owner != kNobody && rows[i].owner == row.owner) {
      desk.erase(rows[i].id);
      continue;
    }
    if (is_in(change.dropped, i)) {
      call_off(desk, rows[i]);
      continue;
    }
    if (rows[i].status == ActivityStatus::BookingDeleted && !is_in(change.again, i)) continue;
    Appointment after = following(desk, rows[i], row, info_of(rows[i]));
    if (is_in(change.again, i)) {
      stand(after, invited(accepted_type(row.type)));
    } else if (has_moved) {
      stand(after, moved(standing_of(after)));
    }
    save_change(desk, rows[i], std::move(after));
  }
  for (const Participant& who : change.invited) {
    const auto named = std::ranges::find_if(
        wanted, [&](const NamedParticipant& each) { return same_participant(each.who, who); });
    invite(desk, row, *named);
  }
  return row;
}

void erase_row(Writing& desk, const Appointment& row) {
  if (booking_type(row.id, row.mother) == BookingType::Participant) {
    const auto master = desk.reader().appointment(row.mother);
    const bool declines = row.status != ActivityStatus::BookingDeleted &&
                          row.status != ActivityStatus::BookingDeclined &&
                          row.status != ActivityStatus::Completed;
    if (master) {
      Appointment after = *master;
      Entity card = card_of(after);
      // Those who have declined and kept the row are counted when the master is told.
      if (declines || row.status == ActivityStatus::BookingDeclined) ++card.reject_counter;
      after.card = appointment_card(card);
      const auto others = slaves_of(desk, master->id);
      const bool is_last = std::ranges::none_of(others, [&](const Appointment& other) {
        return other.id != row.id && other.status != ActivityStatus::BookingDeleted;
      });
      if (is_last) after.mother = {};
      if (after != *master) desk.save(after);
    }
  } else {
    for (const Appointment& slave : slaves_of(desk, row.id)) call_off(desk, slave);
  }
  desk.erase(row.id);
}

}  // namespace crm::agent
