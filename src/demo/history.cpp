#include "demo/history.h"

#include <algorithm>
#include <ranges>

#include "demo/calendar.h"
#include "demo/names.h"
#include "demo/phrases.h"

namespace crm::demo {
namespace {

constexpr std::int64_t kMinute = 60 * kTicksPerSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::size_t kPersonsMax = 6;

Instant whole_second(Instant at) {
  const std::int64_t over = at.ticks % kTicksPerSecond;
  return Instant{at.ticks - (over < 0 ? over + kTicksPerSecond : over)};
}

// The lower of two throws: a few categories have most of the contacts, as in life. The last
// category is the own company's alone.
CategoryId category(Dice& dice) {
  const auto count = static_cast<std::uint32_t>(category_names().size()) - 1;
  const auto place = std::min(dice.roll(count), dice.roll(count));
  return CategoryId{static_cast<std::int32_t>(place) + 1};
}

bool is_open(const Appointment& appointment) {
  return appointment.status != ActivityStatus::Completed &&
         appointment.type != AppointmentType::BookingForDiary;
}

}  // namespace

Historian::Historian(const Settings& settings)
    : users_(settings.users),
      events_per_contact_(settings.events_per_contact),
      seed_(settings.seed),
      until_(whole_second(settings.until)),
      last_person_(static_cast<std::int32_t>(settings.users)) {}

const Dossier& Historian::next() {
  ++last_contact_;
  const auto place = static_cast<std::uint32_t>(last_contact_ - 1);
  Dice dice(seed_, place);
  // From half of the average to one and a half.
  const std::uint32_t low = (events_per_contact_ + 1) / 2;
  const std::uint32_t events = low + dice.roll(2 * (events_per_contact_ - low) + 1);
  const auto times = event_times({until_, place / users_, events}, dice);

  dossier_.contact = Contact{};
  dossier_.contact.owner = AssociateId{static_cast<std::int32_t>(place % users_) + 1};
  dossier_.contact.owner_group = group_of(dossier_.contact.owner);
  dossier_.persons.clear();
  dossier_.appointments.clear();
  dossier_.documents.clear();
  dossier_.events = events;
  open(dice, times.front());
  for (const Instant at : times | std::views::drop(1)) add_event(dice, at);
  return dossier_;
}

void Historian::open(Dice& dice, Instant at) {
  const bool own = last_contact_ == 1;
  land_ = own ? &lands().front() : &dice.pick(lands());
  auto name = company_name(*land_, static_cast<std::uint32_t>(last_contact_), dice);
  domain_ = own ? kOwnDomain : name.domain;

  Contact& contact = dossier_.contact;
  contact.id = ContactId{last_contact_};
  contact.name = own ? kOwnCompany : name.name;
  if (!own && dice.chance(25)) contact.department = dice.pick(departments());
  if (dice.chance(80)) contact.org_nr = org_nr(*land_, dice);
  if (own || dice.chance(85)) contact.url = "https://www." + domain_ + "/";
  contact.category =
      own ? CategoryId{static_cast<std::int32_t>(category_names().size())} : category(dice);
  contact.registered = stamp(dice, at);
}

// One thing happens; when what the dice chose cannot happen now, somebody makes an appointment.
void Historian::add_event(Dice& dice, Instant at) {
  const Stamp done = stamp(dice, at);
  const std::uint32_t chosen = dice.roll(100);
  const bool happened = [&] {
    if (dossier_.persons.empty() ? chosen < 60 : chosen < 14) return add_person(dice, done);
    if (chosen < 24) return change_person(dice, done);
    if (chosen < 34) return change_contact(done);
    if (chosen < 56) return complete_appointment(done);
    if (chosen < 59) return complete_document(done);
    if (chosen < 70) return add_document(dice, done);
    return false;
  }();
  if (!happened) add_appointment(dice, done);
}

bool Historian::add_person(Dice& dice, const Stamp& stamp) {
  if (dossier_.persons.size() >= kPersonsMax) return false;
  const PersonName name = person_name(*land_, dice);
  Person person;
  person.id = PersonId{++last_person_};
  person.contact = dossier_.contact.id;
  person.first_name = name.first;
  person.last_name = name.last;
  if (dice.chance(90)) person.email = email(name, domain_);
  person.registered = stamp;
  dossier_.persons.push_back(std::move(person));
  return true;
}

bool Historian::change_person(Dice& dice, const Stamp& stamp) {
  if (dossier_.persons.empty()) return false;
  Person& person = dossier_.persons[dice.roll(static_cast<std::uint32_t>(dossier_.persons.size()))];
  // A second change would hide the first, and the count of events would be wrong.
  if (person.updated) return false;
  person.updated = stamp;
  return true;
}

bool Historian::change_contact(const Stamp& stamp) {
  if (dossier_.contact.updated) return false;
  dossier_.contact.updated = stamp;
  return true;
}

bool Historian::complete_appointment(const Stamp& stamp) {
  const auto found = std::ranges::find_if(dossier_.appointments, is_open);
  if (found == dossier_.appointments.end()) return false;
  found->status = ActivityStatus::Completed;
  found->done = stamp;
  found->ends_at = std::min(found->ends_at, stamp.at);  // held earlier than planned
  found->starts_at = std::min(found->starts_at, found->ends_at);
  return true;
}

bool Historian::complete_document(const Stamp& stamp) {
  const auto found = std::ranges::find_if(dossier_.documents, [](const Document& document) {
    return document.status != ActivityStatus::Completed;
  });
  if (found == dossier_.documents.end()) return false;
  found->status = ActivityStatus::Completed;
  found->done = stamp;
  return true;
}

bool Historian::add_document(Dice& dice, const Stamp& stamp) {
  Document document;
  document.id = DocumentId{++last_document_};
  document.contact = dossier_.contact.id;
  document.person = someone(dice);
  document.owner = stamp.by;
  document.owner_group = group_of(document.owner);
  // Most are born completed, as e-mails are; drafts are completed later, or never.
  document.status = dice.chance(60) ? ActivityStatus::Completed : ActivityStatus::Started;
  document.header = dice.pick(document_headers());
  document.header.append(" ").append(std::to_string(last_document_));
  document.registered = stamp;
  dossier_.documents.push_back(std::move(document));
  return true;
}

bool Historian::add_appointment(Dice& dice, const Stamp& stamp) {
  Appointment appointment;
  appointment.id = AppointmentId{++last_appointment_};
  appointment.contact = dossier_.contact.id;
  appointment.person = someone(dice);
  appointment.owner = dice.chance(80) ? stamp.by : dossier_.contact.owner;
  appointment.owner_group = group_of(appointment.owner);
  const std::uint32_t type = dice.roll(20);
  appointment.type = type == 0  ? AppointmentType::BookingForDiary
                     : type < 6 ? AppointmentType::InChecklist
                                : AppointmentType::InDiary;
  appointment.title = dice.pick(appointment_titles());
  const std::int64_t length = kMinute * 15 * (1 + dice.roll(8));
  appointment.starts_at = Instant{stamp.at.ticks + kDay * (1 + dice.roll(14))};
  if (appointment.starts_at.ticks + length > until_.ticks) {
    // Written down afterwards: there is nothing in the diary beyond the end.
    appointment.starts_at = Instant{stamp.at.ticks - length};
  }
  appointment.ends_at = Instant{appointment.starts_at.ticks + length};
  appointment.registered = stamp;
  dossier_.appointments.push_back(std::move(appointment));
  return true;
}

// Mostly the owner does it, sometimes a colleague.
Stamp Historian::stamp(Dice& dice, Instant at) const {
  if (dice.chance(70)) return {at, dossier_.contact.owner};
  return {at, AssociateId{static_cast<std::int32_t>(dice.roll(users_)) + 1}};
}

PersonId Historian::someone(Dice& dice) const {
  if (dossier_.persons.empty() || dice.chance(20)) return kNoPerson;
  return dossier_.persons[dice.roll(static_cast<std::uint32_t>(dossier_.persons.size()))].id;
}

}  // namespace crm::demo
