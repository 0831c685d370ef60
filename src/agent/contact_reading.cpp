#include "agent/contact_reading.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "agent/contact_entity.h"
#include "agent/person_reading.h"
#include "agent/person_telling.h"
#include "base/text.h"

namespace crm::agent {
namespace {

using Entity = carrier::ContactEntity;

// What lists of companies go by.
std::tuple<std::string, std::string, ContactId> place_of(const store::OwnedContact& contact) {
  return {ascii_lower(contact.name), ascii_lower(contact.department), contact.head.contact};
}

}  // namespace

Result<std::optional<Entity>> get_contact_entity(Reading& desk, const IdInQuery& contact) {
  const auto row = desk.readable(ContactId{contact.id});
  if (!row) return std::nullopt;
  desk.look_at(row->id);
  return told_contact_entity(desk, *row);
}

Result<std::optional<carrier::Contact>> get_contact(Reading& desk, const IdInQuery& contact) {
  const auto row = desk.readable(ContactId{contact.id});
  if (!row) return std::nullopt;
  desk.look_at(row->id);
  return told_contact(desk, *row);
}

Result<std::optional<Entity>> get_contact_with_persons(
    Reading& desk, const carrier::Given<carrier::ContactIdArgument>& contact) {
  auto entity = get_contact_entity(desk, {contact.value.contact_id});
  if (entity && *entity) {
    for (const Person& each : readable_persons_of(desk, ContactId{contact.value.contact_id})) {
      (*entity)->persons.push_back(told_person(desk, each));
    }
  }
  return entity;
}

Result<std::vector<carrier::Contact>> get_contact_list(Reading& desk, const Numbers& contacts) {
  std::vector<carrier::Contact> told;
  for (const std::int32_t id : contacts.ids) {
    if (const auto row = desk.readable(ContactId{id})) told.push_back(told_contact(desk, *row));
  }
  return told;
}

Result<std::vector<carrier::Contact>> get_my_contacts(Reading& desk, const NoArguments& /*none*/) {
  std::vector<store::OwnedContact> owned = desk.reader().owned_by(desk.me());
  std::ranges::sort(owned, {}, place_of);
  std::vector<carrier::Contact> told;
  for (const store::OwnedContact& each : owned) {
    if (const auto row = desk.readable(each.head.contact)) {
      told.push_back(told_contact(desk, *row));
    }
  }
  return told;
}

Result<std::optional<Entity>> get_my_contact(Reading& desk, const NoArguments& /*none*/) {
  const Person* person = desk.person(desk.my_user().person);
  if (person == nullptr) return std::nullopt;
  return get_contact_entity(desk, {raw(person->contact)});
}

}  // namespace crm::agent
