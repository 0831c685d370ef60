#include "domain/activity.h"

#include <algorithm>
#include <tuple>

#include "domain/booking.h"

namespace crm {
namespace {

// [wire: Which contacts]: which rows of the diary are follow-ups, and which of those can be
// completed.
bool counts_as_activity(AppointmentType type) {
  return type == AppointmentType::InDiary || type == AppointmentType::InChecklist ||
         type == AppointmentType::BookingForDiary || type == AppointmentType::BookingForChecklist;
}

bool can_be_completed(AppointmentType type) {
  return type == AppointmentType::InDiary || type == AppointmentType::InChecklist;
}

bool counts_as_document(AppointmentType type) {
  return type == AppointmentType::Document || type == AppointmentType::MergeFinal;
}

}  // namespace

StandingActions standing_actions(const Contact& contact) {
  const Subject subject{SubjectTable::Contact, raw(contact.id)};
  StandingActions standing{
      {contact.id, ContactAction::Created, subject, kNoPerson, contact.registered, {}}};
  if (contact.updated && contact.updated->at > contact.registered.at) {
    standing.push_back(
        {contact.id, ContactAction::Updated, subject, kNoPerson, *contact.updated, {}});
  }
  return standing;
}

StandingActions standing_actions(const Person& person) {
  if (person.deleted_at || person.contact == kNoContact) return {};
  const Subject subject{SubjectTable::Person, raw(person.id)};
  const Access access{.entity = RightsEntity::Person};
  StandingActions standing{{person.contact, ContactAction::PersonAdded, subject, person.id,
                            person.moved.value_or(person.registered), access}};
  // A change made before a move was made to a person of the contact that the person left.
  if (person.updated && person.updated->at > person.registered.at &&
      (!person.moved || person.updated->at > person.moved->at)) {
    standing.push_back({person.contact, ContactAction::PersonUpdated, subject, person.id,
                        *person.updated, access});
  }
  return standing;
}

StandingActions standing_actions(const Appointment& appointment) {
  if (appointment.contact == kNoContact || !counts_as_activity(appointment.type)) return {};
  // A meeting of ten people is one activity: its master's [adr 28].
  if (booking_type(appointment.id, appointment.mother) == BookingType::Participant) return {};
  const Subject subject{SubjectTable::Appointment, raw(appointment.id)};
  const Access access{
      RightsEntity::FollowUp, {appointment.owner, appointment.owner_group}, appointment.visible};
  StandingActions standing{{appointment.contact, ContactAction::NewActivity, subject,
                            appointment.person, appointment.registered, access}};
  if (can_be_completed(appointment.type) && appointment.status == ActivityStatus::Completed &&
      appointment.done) {
    standing.push_back({appointment.contact, ContactAction::ActivityCompleted, subject,
                        appointment.person, *appointment.done, access});
  }
  return standing;
}

StandingActions standing_actions(const Document& document) {
  if (document.contact == kNoContact || !counts_as_document(document.type)) return {};
  const Subject subject{SubjectTable::Document, raw(document.id)};
  const Access access{
      RightsEntity::Document, {document.owner, document.owner_group}, document.visible};
  StandingActions standing{{document.contact, ContactAction::DocumentAdded, subject,
                            document.person, document.registered, access}};
  if (document.status == ActivityStatus::Completed && document.done) {
    standing.push_back({document.contact, ContactAction::ActivityCompleted, subject,
                        document.person, *document.done, access});
  }
  return standing;
}

Access access_of(const Event& event) {
  Access access{.owned = event.owned, .visible = event.visible};
  switch (event.subject.table) {
    case SubjectTable::Contact:
      access.entity = RightsEntity::Company;
      break;
    case SubjectTable::Person:
      access.entity = RightsEntity::Person;
      break;
    case SubjectTable::Appointment:
      access.entity = RightsEntity::FollowUp;
      break;
    case SubjectTable::Document:
      access.entity = RightsEntity::Document;
      break;
  }
  return access;
}

Instant Head::last_any() const { return std::ranges::max_element(slots, {}, &HeadSlot::at)->at; }

bool outranks(const HeadSlot& a, const HeadSlot& b) {
  return std::tie(a.at, a.subject, a.person, a.actor) >
         std::tie(b.at, b.subject, b.person, b.actor);
}

HeadSlot slot_of(const StandingAction& standing) {
  return HeadSlot{standing.stamp.at, standing.subject.id, standing.person, standing.stamp.by};
}

}  // namespace crm
