// Companies made and changed [entities §1].
#pragma once

#include "agent/desk.h"
#include "agent/given_members.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/contact_entity.h"
#include "carrier/given.h"
#include "carrier/values.h"

namespace crm::agent {

[[nodiscard]] Result<carrier::ContactEntity> create_default_contact_entity(Reading& desk,
                                                                           const NoArguments& none);

// Id 0 makes one. Errors: BadRequest for an id that there is not, and for a value that may not be,
// naming the member; NoRight without the right to what is changed; then nothing has changed.
[[nodiscard]] Result<carrier::ContactEntity> save_contact_entity(
    Writing& desk, const carrier::Given<carrier::ContactEntity>& given);

// The same for a company that is there, by a save or a patch.
[[nodiscard]] Result<carrier::ContactEntity> change_contact(
    Writing& desk, const Contact& before, const carrier::Given<carrier::ContactEntity>& given,
    Way way);

// What a save would refuse for the sake of values, by member; empty where it would not.
[[nodiscard]] Result<carrier::Dictionary> validate_contact_entity(
    Reading& desk, const carrier::Given<carrier::ContactEntity>& given);

}  // namespace crm::agent
