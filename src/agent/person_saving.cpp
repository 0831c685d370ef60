#include "agent/person_saving.h"

#include <string>
#include <utility>

#include "agent/person_entity.h"
#include "agent/person_moving.h"
#include "agent/person_reading.h"
#include "agent/person_rules.h"
#include "agent/references.h"
#include "agent/saving_rules.h"

namespace crm::agent {
namespace {

using Entity = carrier::PersonEntity;

// A country that is null is one that is not said: persons have that of their company.
Result<void> take(Entity& entity, const carrier::Given<Entity>& given, Way way) {
  const auto country = entity.country;
  if (const auto taken = take_given(entity, given, way); !taken) return forward(taken);
  const bool is_null = given.presence(&Entity::country) == carrier::Presence::Null;
  if (way == Way::Save && is_null) entity.country = country;
  return {};
}

// What a new one begins with, which does not have to be said; and with what is said.
struct NewEntity {
  Entity before;
  Entity after;
};
Result<NewEntity> new_entity(const Reading& desk, const carrier::Given<Entity>& given) {
  const ContactId id{id_in(given.value.contact, &carrier::Contact::contact_id)};
  const auto company = desk.readable(id);
  NewEntity entity{.before = bare_new_person(desk, company ? &*company : nullptr)};
  entity.after = entity.before;
  if (const auto taken = take(entity.after, given, Way::Save); !taken) return forward(taken);
  return entity;
}

Result<Entity> make(Writing& desk, const carrier::Given<Entity>& given) {
  auto entity = new_entity(desk, given);
  if (!entity) return forward(entity);
  const Rules rules = checked_person(desk, entity->before, entity->after, Way::Save);
  if (const auto fine = rules.verdict(); !fine) return forward(fine);
  Person row = with_entity({}, entity->after);
  if (!desk.right_to(row).has(RowRight::kInsert)) {
    return refuse(ErrorKind::NoRight, "You may not add persons to this company.");
  }
  row.id = desk.transaction().next_person_id();
  row.rank = next_rank(desk, row.contact);
  row.registered = desk.stamp();
  desk.save(row);
  return told_person_entity(desk, row);
}

// Of what is nested in arguments nobody knows whether it was sent: what is as in an empty entity
// was not.
carrier::Given<Entity> given_of(const Entity& entity) {
  static const Entity kEmpty{};
  carrier::Given<Entity> given{.value = entity};
  std::size_t place = 0;
  carrier::for_each_field<Entity>([&](const auto& field) {
    const bool is_empty = entity.*field.member == kEmpty.*field.member;
    given.members[place++] = is_empty ? carrier::Presence::Absent : carrier::Presence::Given;
  });
  return given;
}

}  // namespace

Result<Entity> save_person_entity(Writing& desk, const carrier::Given<Entity>& given) {
  if (given.value.person_id == 0) return make(desk, given);
  const auto before = desk.readable(PersonId{given.value.person_id});
  if (!before) return no_such(&Entity::person_id, given.value.person_id);
  return change_person(desk, *before, given, Way::Save);
}

Result<Entity> change_person(Writing& desk, const Person& before,
                             const carrier::Given<Entity>& given, Way way) {
  const Entity bare = bare_person(before);
  Entity entity = bare;
  if (const auto taken = take(entity, given, way); !taken) return forward(taken);
  const Rules rules = checked_person(desk, bare, entity, way);
  if (const auto fine = rules.verdict(); !fine) return forward(fine);
  Person after = with_entity(before, entity);
  if (after == before) return told_person_entity(desk, before);
  if (!desk.right_to(before).has(RowRight::kUpdate)) {
    return refuse(ErrorKind::NoRight, "You may not change this person.");
  }
  if (retires_user(desk, before, after)) {
    return refuse(ErrorKind::NoRight, "Retired: stays as it is, as this person is a user.");
  }
  if (after.contact != before.contact) {
    const ContactId to = std::exchange(after.contact, before.contact);
    if (const auto may = may_move_to(desk, after, to); !may) return forward(may);
    after = move_person(desk, std::move(after), to, kEarliest);
  } else {
    after.updated = desk.stamp();
    desk.save(after);
  }
  return told_person_entity(desk, after);
}

Result<Entity> add_person(Writing& desk, const carrier::Given<carrier::AddPersonArguments>& given) {
  const carrier::AddPersonArguments& asked = given.value;
  if (!asked.new_person_entity) {
    return refuse(ErrorKind::BadRequest, "NewPersonEntity: expected the person to add.");
  }
  if (asked.new_person_entity->person_id != 0) {
    return refuse(ErrorKind::BadRequest,
                  "NewPersonEntity.PersonId: expected 0, as the person is to be made.");
  }
  Entity entity = *asked.new_person_entity;
  entity.contact.emplace().contact_id = asked.contact_id;
  return make(desk, given_of(entity));
}

Result<carrier::Dictionary> validate_person_entity(Reading& desk,
                                                   const carrier::Given<Entity>& given) {
  Result<NewEntity> entity;
  if (const std::int32_t id = given.value.person_id; id == 0) {
    entity = new_entity(desk, given);
  } else {
    const auto row = desk.readable(PersonId{id});
    if (!row) return no_such(&Entity::person_id, id);
    entity->before = bare_person(*row);
    entity->after = entity->before;
    if (const auto taken = take(entity->after, given, Way::Save); !taken) return forward(taken);
  }
  if (!entity) return forward(entity);
  carrier::Dictionary wrong;
  const Rules rules = checked_person(desk, entity->before, entity->after, Way::Save);
  for (const auto& [member, why] : rules.findings()) wrong.emplace(member, why);
  return wrong;
}

}  // namespace crm::agent
