// The methods of Agents/Contact but for the hot one [entities §1].
#pragma once

#include <tuple>

#include "agent/contact_saving.h"
#include "agent/method.h"

namespace crm::agent {

inline constexpr auto kContactMethods = std::tuple{
    Method{"Contact", "CreateDefaultContactEntity", &create_default_contact_entity,
           "A company that is not saved yet, with what new ones begin with."},
    Method{"Contact", "SaveContactEntity", &save_contact_entity,
           "Makes a company, with the id 0, or changes one."},
    Method{"Contact", "GetContactEntity", &get_contact_entity, "A company with all of its members.",
           "contactEntityId"},
    Method{"Contact", "DeleteContactEntity", &delete_contact_entity,
           "Deletes a company; it can be brought back for a while.", "contactEntityId"},
    Method{"Contact", "GetContact", &get_contact, "A company in short.", "contactId"},
};

}  // namespace crm::agent
