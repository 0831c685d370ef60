// Persons by REST.
#pragma once

#include "agent/entity_operations.h"
#include "agent/person_deleting.h"
#include "agent/person_entity.h"
#include "agent/person_reading.h"
#include "agent/person_saving.h"

namespace crm::agent {

inline constexpr EntityOperations<Person, carrier::PersonEntity> kPersonOperations{
    .name = "Person",
    .noun = "person",
    .make_default = &create_default_person_entity,
    .tell = &told_person_entity,
    .save = &save_person_entity,
    .change = &change_person,
    .erase = &delete_person_entity,
};

}  // namespace crm::agent
