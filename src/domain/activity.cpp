#include "domain/activity.h"

#include <algorithm>
#include <tuple>

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
      {contact.id, ContactAction::Created, subject, kNoPerson, contact.registered}};
  if (contact.updated && contact.updated->at > contact.registered.at) {
    standing.push_back({contact.id, ContactAction::Updated, subject, kNoPerson, *contact.updated});
  }
  return standing;
}

StandingActions standing_actions(const Person& person) {
  if (person.deleted_at || person.contact == kNoContact) return {};
  const Subject subject{SubjectTable::Person, raw(person.id)};
  StandingActions standing{{person.contact, ContactAction::PersonAdded, subject, person.id,
                            person.moved.value_or(person.registered)}};
  // A change made before a move was made to a person of the contact that the person left.
  if (person.updated && person.updated->at > person.registered.at &&
      (!person.moved || person.updated->at > person.moved->at)) {
    standing.push_back(
        {person.contact, ContactAction::PersonUpdated, subject, person.id, *person.updated});
  }
  return standing;
}

StandingActions standing_actions(const Appointment& appointment) {
  if (appointment.contact == kNoContact || !counts_as_activity(appointment.type)) return {};
  const Subject subject{SubjectTable::Appointment, raw(appointment.id)};
  StandingActions standing{{appointment.contact, ContactAction::NewActivity, subject,
                            appointment.person, appointment.registered}};
  if (can_be_completed(appointment.type) && appointment.status == ActivityStatus::Completed &&
      appointment.done) {
    standing.push_back({appointment.contact, ContactAction::ActivityCompleted, subject,
                        appointment.person, *appointment.done});
  }
  return standing;
}

StandingActions standing_actions(const Document& document) {
  if (document.contact == kNoContact || !counts_as_document(document.type)) return {};
  const Subject subject{SubjectTable::Document, raw(document.id)};
  StandingActions standing{{document.contact, ContactAction::DocumentAdded, subject,
                            document.person, document.registered}};
  if (document.status == ActivityStatus::Completed && document.done) {
    standing.push_back({document.contact, ContactAction::ActivityCompleted, subject,
                        document.person, *document.done});
  }
  return standing;
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
