#include "agent/person_reading.h"

#include <algorithm>
#include <tuple>

#include "agent/contact_entity.h"
#include "agent/person_entity.h"
#include "agent/person_telling.h"
#include "agent/references.h"
#include "agent/saving_rules.h"
#include "agent/telling.h"

namespace crm::agent {
namespace {

using Entity = carrier::PersonEntity;
using Company = carrier::Given<carrier::ContactIdArgument>;

// A person without a company yet may come to stand in one of the caller's own.
RowRight right_to_new(const Reading& desk, const Person& row) {
  if (row.contact != kNoContact) return desk.right_to(row);
  return row_right(
      data_right(desk.my_rights(), RightsEntity::Person, {desk.me(), desk.my_user().group}));
}

Entity told_new(const Reading& desk, const Contact* company) {
  Person row = with_entity({}, bare_new_person(desk, company));
  row.registered = {kEarliest, desk.me()};
  Entity entity = told_person_entity(desk, row, right_to_new(desk, row));
  entity.created_date = {};
  return entity;
}

}  // namespace

Entity bare_new_person(const Reading& desk, const Contact* company) {
  Entity entity;
  if (company == nullptr) {
    if (const std::int32_t country = default_item(desk, List::Country); country != 0) {
      entity.country.emplace().country_id = country;
    }
    return entity;
  }
  entity.contact = reference_to(company->id, &carrier::Contact::contact_id);
  entity.country = bare_contact(*company).country;
  return entity;
}

Result<Entity> create_default_person_entity(Reading& desk, const NoArguments& /*none*/) {
  return told_new(desk, nullptr);
}

Result<Entity> create_default_person_by_contact(Reading& desk, const Company& company) {
  const std::int32_t id = company.value.contact_id;
  const auto row = desk.readable(ContactId{id});
  if (!row) return no_such(&carrier::ContactIdArgument::contact_id, id);
  return told_new(desk, &*row);
}

Result<std::optional<Entity>> get_person_entity(Reading& desk, const IdInQuery& person) {
  const auto row = desk.readable(PersonId{person.id});
  if (!row) return std::nullopt;
  return told_person_entity(desk, *row);
}

Result<std::optional<carrier::Person>> get_person(Reading& desk, const IdInQuery& person) {
  const auto row = desk.readable(PersonId{person.id});
  if (!row) return std::nullopt;
  return told_person(desk, *row);
}

Result<std::optional<Entity>> get_my_person(Reading& desk, const NoArguments& /*none*/) {
  return get_person_entity(desk, {raw(desk.my_user().person)});
}

std::vector<Person> readable_persons_of(const Reading& desk, ContactId company) {
  std::vector<Person> persons = desk.reader().persons_of(company);
  std::erase_if(persons,
                [&](const Person& each) { return !desk.right_to(each).has(RowRight::kSelect); });
  std::ranges::sort(
      persons, {}, [](const Person& each) { return std::tuple(each.retired, each.rank, each.id); });
  return persons;
}

Result<std::vector<carrier::Person>> get_persons_from_contact(Reading& desk,
                                                              const Company& company) {
  std::vector<carrier::Person> told;
  const ContactId id{company.value.contact_id};
  if (id == kNoContact) return told;
  for (const Person& each : readable_persons_of(desk, id)) told.push_back(told_person(desk, each));
  return told;
}

}  // namespace crm::agent
