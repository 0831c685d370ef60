// Companies by REST.
#pragma once

#include "agent/contact_deleting.h"
#include "agent/contact_entity.h"
#include "agent/contact_saving.h"
#include "agent/entity_operations.h"

namespace crm::agent {

inline constexpr EntityOperations<Contact, carrier::ContactEntity> kContactOperations{
    .name = "Contact",
    .noun = "company",
    .make_default = &create_default_contact_entity,
    .tell = &told_contact_entity,
    .save = &save_contact_entity,
    .change = &change_contact,
    .erase = &delete_contact_entity,
};

}  // namespace crm::agent
