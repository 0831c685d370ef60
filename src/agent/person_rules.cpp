#include "agent/person_rules.h"

#include <string>

#include "agent/addresses.h"
#include "agent/references.h"
#include "agent/typed_values.h"
#include "base/text.h"

namespace crm::agent {
namespace {

using Entity = carrier::PersonEntity;

void must_have_name(Rules& rules, Entity& entity) {
  for (std::string* name : {&entity.firstname, &entity.middle_name, &entity.lastname}) {
    *name = trim(*name);
  }
  if (entity.firstname.empty() && entity.lastname.empty()) {
    rules.find(carrier::wire_name(&Entity::firstname),
               "must not be blank where there is no last name.");
  }
}

void must_be_in_company(Rules& rules, const Reading& desk, const Entity& before,
                        const Entity& after) {
  const std::int32_t id = id_in(after.contact, &carrier::Contact::contact_id);
  if (id == id_in(before.contact, &carrier::Contact::contact_id)) {
    if (id == 0 && before.person_id == 0) {
      rules.find(carrier::wire_name(&Entity::contact), "must name the company of the person.");
    }
    return;
  }
  if (id == 0) {
    rules.find(carrier::wire_name(&Entity::contact),
               "cannot be taken away, as a person has to be in a company.");
  } else if (!desk.readable(ContactId{id})) {
    rules.find(carrier::wire_name(&Entity::contact),
               "there is no company " + std::to_string(id) + " that you may read.");
  }
}

}  // namespace

Rules checked_person(const Reading& desk, const Entity& before, Entity& after, Way way) {
  Rules rules(desk);
  drop_blank(after);
  must_have_name(rules, after);
  must_be_in_company(rules, desk, before, after);
  rules.must_be_in(List::Position, &Entity::position, before, after);
  rules.must_be_in(List::Country, &Entity::country, before, after);
  rules.must_be_interests(List::PersonInterest, &Entity::interests, before, after);
  rules.must_be_addresses(&Entity::emails, after);
  take_address(rules, carrier::wire_name(&Entity::address), before.address, after.address,
               AddressOf::Person, way);
  return rules;
}

bool retires_user(const Reading& desk, const Person& before, const Person& after) {
  return before.retired != after.retired && desk.names().is_user(before.id);
}

}  // namespace crm::agent
