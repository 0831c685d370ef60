// A company as rows keep it and as its entity tells it.
#pragma once

#include <string_view>

#include "agent/desk.h"
#include "carrier/contact.h"
#include "carrier/contact_entity.h"

namespace crm::agent {

// The entity with references by their ids alone and nothing that is made when it is told: what two
// saves are compared by.
[[nodiscard]] carrier::ContactEntity bare_contact(const Contact& row);

// The row with what the entity says; stamps, rights and deletion stay as they are.
[[nodiscard]] Contact with_entity(Contact row, const carrier::ContactEntity& entity);

// As it is told to the caller: with names, interests, rights.
[[nodiscard]] carrier::ContactEntity told_contact_entity(const Reading& desk, const Contact& row);

// Which member differs of those that stay on a company of users, as they say which it is and whose;
// "" for none.
[[nodiscard]] std::string_view changed_identity(const Contact& before, const Contact& after);

// The short form that lists and references have.
[[nodiscard]] carrier::Contact told_contact(const Reading& desk, const Contact& row);

}  // namespace crm::agent
