#include "agent/appointment_entity.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "agent/appointment_bookings.h"
#include "agent/appointment_series.h"
#include "agent/card_members.h"
#include "agent/contact_entity.h"
#include "agent/entity_rights.h"
#include "agent/telling.h"
#include "codec/card.h"
#include "domain/booking.h"

namespace crm::agent {
namespace {

using Entity = carrier::AppointmentEntity;

// What is a column, or made of columns, or of other rows. How many have declined and are gone is
// the server's own, and kept.
constexpr auto kInCard = [](const auto& field) {
  if (detail::are_same(field.member, &Entity::reject_counter)) return true;
  return all_but(&Entity::associate, &Entity::contact, &Entity::title, &Entity::start_date,
                 &Entity::end_date, &Entity::person, &Entity::privacy, &Entity::type,
                 &Entity::completed, &Entity::assignment_status, &Entity::invitation_status,
                 &Entity::active_date, &Entity::assigned_by, &Entity::visible_for)(field);
};

constexpr std::array kOpenInInvitation{
    carrier::wire_name(&Entity::priority), carrier::wire_name(&Entity::alarm_lead_time),
    carrier::wire_name(&Entity::has_alarm), carrier::wire_name(&Entity::completed)};

constexpr auto kIsOpenInInvitation = [](std::string_view member) {
  return std::ranges::find(kOpenInInvitation, member) != kOpenInInvitation.end();
};

template <class Reference, class Id>
std::optional<Reference> reference(Id id, std::int32_t Reference::* key) {
  if (raw(id) == 0) return std::nullopt;
  Reference made;
  made.*key = raw(id);
  return made;
}

template <class Reference>
std::int32_t id_of(const std::optional<Reference>& reference, std::int32_t Reference::* key) {
  return reference ? (*reference).*key : 0;
}

constexpr std::string_view kEverybody = "All";

std::optional<carrier::Contact> told_company(const Reading& desk, ContactId id) {
  auto told = reference(id, &carrier::Contact::contact_id);
  const Contact* company = desk.contact(id);
  if (company == nullptr || !desk.right_to(*company).has(RowRight::kSelect)) return told;
  return told_contact(desk, *company);
}

const Person* readable_person(const Reading& desk, PersonId id) {
  const Person* person = desk.person(id);
  if (person == nullptr || !desk.right_to(*person).has(RowRight::kSelect)) return nullptr;
  return person;
}

std::optional<carrier::Person> told_person(const Reading& desk, PersonId id) {
  auto told = reference(id, &carrier::Person::person_id);
  const Person* person = readable_person(desk, id);
  if (person == nullptr) return told;
  told->firstname = person->first_name;
  told->middle_name = person->middle_name;
  told->lastname = person->last_name;
  told->full_name = full_name(*person);
  told->formal_name = told->full_name;
  told->email = person->email;
  told->contact_id = raw(person->contact);
  told->rank = person->rank;
  told->retired = person->retired ? 1 : 0;
  if (const Contact* company = desk.contact(person->contact)) {
    told->contact_name = company->name;
    told->contact_department = company->department;
    told->contact_org_nr = company->org_nr;
    told->contact_full_name = full_name(*company);
  }
  return told;
}

std::string told_visibility(const Reading& desk, const Visibility& visible) {
  switch (visible.kind) {
    case Visibility::Kind::Associate:
      if (const Associate* user = desk.associate(AssociateId{visible.id})) return full_name(*user);
      return "";
    case Visibility::Kind::Group:
      for (const UserGroup& group : desk.reader().groups()) {
        if (raw(group.id) == visible.id) return group.name;
      }
      return "";
    case Visibility::Kind::All:
      break;
  }
  return std::string(kEverybody);
}

carrier::VisibleFor visible_for(const Visibility& visible) {
  carrier::VisibleFor told;
  told.visible_id = visible.id;
  told.visibility = visible.kind;
  return told;
}

// Whether a row takes time in its owner's diary, unless its card says that it is free.
bool may_take_time(const Appointment& row) {
  return accepted_type(row.type) == AppointmentType::InDiary &&
         row.status != ActivityStatus::BookingDeclined &&
         row.status != ActivityStatus::BookingDeleted &&
         row.status != ActivityStatus::AssignmentDeclined;
}

// Rows that began longer before than this are not looked at.
constexpr std::int64_t kConflictTicks = std::int64_t{7} * 24 * 60 * 60 * kTicksPerSecond;

bool has_conflict(const Reading& desk, const Appointment& row, bool is_free) {
  if (row.owner == kNobody || is_free || !may_take_time(row)) return false;
  bool found = false;
  const Instant from{std::max(row.starts_at.ticks - kConflictTicks, kEarliest.ticks)};
  desk.reader().each_appointment_in_diary(
      row.owner, {from, row.ends_at}, [&](const Appointment& other) {
        found = other.id != row.id && other.starts_at < row.ends_at &&
                row.starts_at < other.ends_at && may_take_time(other) &&
                desk.right_to(other).has(RowRight::kSelect) && !card_of(other).is_free;
        return !found;
      });
  return found;
}

AssociateId owner_of_master(const Reading& desk, const Appointment& row) {
  if (booking_type(row.id, row.mother) != BookingType::Participant) return row.owner;
  const auto master = desk.reader().appointment(row.mother);
  return master ? master->owner : kNobody;
}

// Those who have declined and still have their row; the card counts those who have not.
std::int16_t declined_rows(const Reading& desk, const Appointment& row) {
  if (booking_type(row.id, row.mother) != BookingType::Owner) return 0;
  const auto rows = desk.reader().booking(row.id);
  return static_cast<std::int16_t>(
      std::ranges::count(rows, ActivityStatus::BookingDeclined, &Appointment::status));
}

}  // namespace

bool is_open_in_invitation(std::string_view member) { return kIsOpenInInvitation(member); }

carrier::AppointmentPrivate private_of(const Visibility& visible) {
  switch (visible.kind) {
    case Visibility::Kind::Associate:
      return carrier::AppointmentPrivate::PrivateUser;
    case Visibility::Kind::Group:
      return carrier::AppointmentPrivate::PrivateGroup;
    case Visibility::Kind::All:
      break;
  }
  return carrier::AppointmentPrivate::Public;
}

Visibility visibility_of(const Entity& entity) {
  if (entity.visible_for.empty()) return {};
  const carrier::VisibleFor& line = entity.visible_for.front();
  if (line.visibility == Visibility::Kind::All) return {};
  return {line.visibility, line.visible_id};
}

Entity card_of(const Appointment& row) {
  Entity entity;
  // What a card of ours cannot say is as if it were not there; `check` tells of it.
  if (const auto read = codec::read_card(row.card, entity); !read) entity = {};
  return entity;
}

std::string appointment_card(const Entity& entity) {
  Entity kept = entity;
  kept.recurrence = kept_recurrence(entity.recurrence);
  return codec::card_text(kept, kInCard);
}

Entity bare_appointment(const Reading& desk, const Appointment& row) {
  Entity entity = card_of(row);
  entity.appointment_id = raw(row.id);
  entity.associate = reference(row.owner, &carrier::Associate::associate_id);
  entity.contact = reference(row.contact, &carrier::Contact::contact_id);
  entity.person = reference(row.person, &carrier::Person::person_id);
  entity.invited_person = reference(row.invited, &carrier::Person::person_id);
  entity.created_by = reference(row.registered.by, &carrier::Associate::associate_id);
  entity.created_date.at = row.registered.at;
  if (row.updated) {
    entity.updated_by = reference(row.updated->by, &carrier::Associate::associate_id);
    entity.updated_date.at = row.updated->at;
  }
  entity.title = row.title;
  entity.start_date = row.starts_at;
  entity.end_date = row.ends_at;
  entity.active_date = row.starts_at;
  entity.mother_id = raw(row.mother);
  entity.booking_type = booking_type(row.id, row.mother);
  entity.privacy = private_of(row.visible);
  entity.visible_for = {visible_for(row.visible)};
  entity.type = row.type;
  const StatusViews views = views_of(row.status);
  entity.completed = views.completed;
  entity.invitation_status = views.invitation;
  entity.assignment_status = views.assignment;
  entity.assigned_by = reference(row.assigned_by, &carrier::Associate::associate_id);
  entity.participants = participants_of(desk, row);
  if (raw(row.series) == 0) entity.recurrence.reset();
  return entity;
}

Appointment with_entity(Appointment row, const Entity& entity) {
  row.owner = AssociateId{id_of(entity.associate, &carrier::Associate::associate_id)};
  row.contact = ContactId{id_of(entity.contact, &carrier::Contact::contact_id)};
  row.person = PersonId{id_of(entity.person, &carrier::Person::person_id)};
  row.title = entity.title;
  if (entity.start_date) row.starts_at = *entity.start_date;
  if (entity.end_date) row.ends_at = *entity.end_date;
  row.visible = visibility_of(entity);
  row.type = entity.type;
  Entity kept = entity;
  kept.participants = card_of(row).participants;
  row.card = appointment_card(kept);
  return row;
}

Entity told_appointment_entity(const Reading& desk, const Appointment& row) {
  Entity entity = bare_appointment(desk, row);
  entity.associate = told_associate(desk, row.owner);
  entity.contact = told_company(desk, row.contact);
  entity.person = told_person(desk, row.person);
  entity.invited_person = told_person(desk, row.invited);
  entity.created_by = told_associate(desk, row.registered.by);
  if (row.updated) entity.updated_by = told_associate(desk, row.updated->by);
  entity.assigned_by = told_associate(desk, row.assigned_by);
  entity.mother_associate = told_associate(desk, owner_of_master(desk, row));
  entity.priority = told_item<carrier::Priority>(desk, List::Priority,
                                                 id_of(entity.priority, &carrier::Priority::id));
  entity.task = told_item<carrier::TaskListItem>(
      desk, List::Task, id_of(entity.task, &carrier::TaskListItem::task_list_item_id));
  entity.recurrence = told_recurrence(desk, row, entity.recurrence);
  entity.reject_counter =
      static_cast<std::int16_t>(entity.reject_counter + declined_rows(desk, row));
  entity.active_links = static_cast<std::int32_t>(entity.links.size());
  entity.has_conflict = has_conflict(desk, row, entity.is_free);
  entity.visible_for.front().display_value = told_visibility(desk, row.visible);
  const RowRight right = desk.right_to(row);
  entity.table_right = told_right(right);
  entity.field_properties = told_fields<Entity, kIsOpenInInvitation>(right);
  return entity;
}

carrier::Appointment told_appointment(const Reading& desk, const Appointment& row) {
  const Entity card = card_of(row);
  carrier::Appointment told;
  told.appointment_id = raw(row.id);
  told.start_date = row.starts_at;
  told.end_date = row.ends_at;
  told.active_date = row.starts_at;
  told.type = row.type;
  told.title = row.title;
  told.description = card.description;
  told.agenda = card.agenda;
  told.internal_notes = card.internal_notes;
  told.location = card.location;
  told.reject_reason = card.reject_reason;
  told.join_videomeet_url = card.join_videomeet_url;
  told.contact_id = raw(row.contact);
  if (const Contact* company = desk.contact(row.contact);
      company != nullptr && desk.right_to(*company).has(RowRight::kSelect)) {
    told.contact_name = company->name;
  }
  told.person_id = raw(row.person);
  if (const Person* person = readable_person(desk, row.person)) {
    told.person_full_name = full_name(*person);
  }
  told.associate_id = raw(row.owner);
  if (const Associate* owner = desk.associate(row.owner)) {
    told.associate_full_name = full_name(*owner);
    told.associate_name = owner->login;
  }
  told.created_date = row.registered.at;
  told.created_by_associate_id = raw(row.registered.by);
  if (const Associate* creator = desk.associate(row.registered.by)) {
    told.created_by = creator->login;
    told.created_by_full_name = full_name(*creator);
  }
  told.assigned_by = raw(row.assigned_by);
  if (const Associate* assigner = desk.associate(row.assigned_by)) {
    told.assigned_by_full_name = full_name(*assigner);
  }
  told.task_id = id_of(card.task, &carrier::TaskListItem::task_list_item_id);
  if (const auto task = told_item<carrier::TaskListItem>(desk, List::Task, told.task_id)) {
    told.task = task->value;
    told.task_type = task->type;
  }
  told.priority_id = id_of(card.priority, &carrier::Priority::id);
  if (const auto priority = told_item<carrier::Priority>(desk, List::Priority, told.priority_id)) {
    told.priority_name = priority->value;
  }
  told.is_published = card.is_published;
  told.color_index = card.color_index;
  told.is_free = card.is_free;
  told.has_alarm = card.has_alarm;
  told.alarm_lead_time = card.alarm_lead_time;
  told.is_allday_event = card.is_allday_event;
  told.privacy = private_of(row.visible);
  const BookingType booking = booking_type(row.id, row.mother);
  told.booking_type = booking;
  told.is_booking = booking != BookingType::None;
  told.is_booking_main = booking == BookingType::Owner;
  told.mother_id = raw(row.mother);
  told.mother_associate_id = raw(owner_of_master(desk, row));
  const StatusViews views = views_of(row.status);
  told.completed = views.completed;
  told.invitation_status = views.invitation;
  told.assignment_status = views.assignment;
  told.is_recurrence = raw(row.series) != 0;
  if (told.is_recurrence && card.recurrence) {
    told.recurring_pattern = card.recurrence->pattern;
    told.recurring_start_date = card.recurrence->start_date;
    told.recurring_end_date = card.recurrence->end_date;
  }
  told.caution_warning = card.caution_warning;
  told.owned_externally = card.owned_externally;
  told.preferred_tz_location = card.preferred_tz_location;
  told.table_right = told_right(desk.right_to(row));
  return told;
}

}  // namespace crm::agent
