// What may be done with companies: made, read, saved, deleted [entities §1.1].
#pragma once

#include "agent/desk.h"
#include "agent/given_members.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/contact.h"
#include "carrier/contact_entity.h"
#include "carrier/given.h"

namespace crm::agent {

[[nodiscard]] Result<carrier::ContactEntity> create_default_contact_entity(Reading& desk,
                                                                           const NoArguments& none);

[[nodiscard]] Result<std::optional<carrier::ContactEntity>> get_contact_entity(
    Reading& desk, const IdInQuery& contact);
[[nodiscard]] Result<std::optional<carrier::Contact>> get_contact(Reading& desk,
                                                                  const IdInQuery& contact);

// Id 0 makes one. Errors: BadRequest for an id that there is not, and for a value that may not be,
// naming the member; NoRight without the right to what is changed; then nothing has changed.
[[nodiscard]] Result<carrier::ContactEntity> save_contact_entity(
    Writing& desk, const carrier::Given<carrier::ContactEntity>& given);

// The same for a company that is there, by a save or a patch.
[[nodiscard]] Result<carrier::ContactEntity> change_contact(
    Writing& desk, const Contact& before, const carrier::Given<carrier::ContactEntity>& given,
    Way way);

// Soft; whoever is not there is gone already.
[[nodiscard]] Result<Done> delete_contact_entity(Writing& desk, const IdInQuery& contact);

}  // namespace crm::agent
