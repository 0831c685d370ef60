#include "import/stored.h"

namespace crm::import {

bool Stored::has(Table table, std::int32_t id) {
  if (table == Table::Persons) return contact_of_person(id).has_value();
  Known& known = known_.at(index(table));
  if (known.asked.insert(id) && look_up(table, id)) known.there.insert(id);
  return known.there.has(id);
}

std::optional<std::int32_t> Stored::contact_of_person(std::int32_t person) {
  const auto [known, is_new] = persons_.try_emplace(person);
  if (is_new) {
    if (const auto row = reader_.person(PersonId{person})) known->second = raw(row->contact);
  }
  return known->second;
}

bool Stored::has_group(std::string_view name) const {
  return reader_.group_by_name(name).has_value();
}

std::optional<std::int32_t> Stored::associate_by_login(std::string_view login) const {
  const auto holder = reader_.associate_by_login(login);
  if (!holder) return std::nullopt;
  return raw(holder->id);
}

bool Stored::look_up(Table table, std::int32_t id) const {
  switch (table) {
    case Table::Associates:
      return reader_.associate(AssociateId{id}).has_value();
    case Table::Categories:
      return reader_.category(CategoryId{id}).has_value();
    case Table::Contacts:
      return reader_.contact(ContactId{id}).has_value();
    default:
      return false;
  }
}

}  // namespace crm::import
