// A person as rows keep it and as its entity tells it.
#pragma once

#include "agent/desk.h"
#include "carrier/person_entity.h"

namespace crm::agent {

// The entity with references by their ids alone and nothing that is made when it is told: what two
// saves are compared by.
[[nodiscard]] carrier::PersonEntity bare_person(const Person& row);

// The row with what the entity says; stamps, rank and deletion stay as they are.
[[nodiscard]] Person with_entity(Person row, const carrier::PersonEntity& entity);

// As it is told to the caller: with names, interests, the user that the person is, rights. Of a
// company that the caller may not read it tells the id alone.
[[nodiscard]] carrier::PersonEntity told_person_entity(const Reading& desk, const Person& row);
// Of one that is not saved yet, with the rights to what it will be.
[[nodiscard]] carrier::PersonEntity told_person_entity(const Reading& desk, const Person& row,
                                                       RowRight right);

}  // namespace crm::agent
