// Persons deleted and brought back [entities §3]: soft, so their rows stay, and what is told of
// them is withdrawn for as long.
#pragma once

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/contact_arguments.h"
#include "carrier/given.h"

namespace crm::agent {

// Whoever is not there is gone already. Errors: NoRight, also for a person who is a user.
[[nodiscard]] Result<Done> delete_person_entity(Writing& desk, const IdInQuery& person);

// Of a person who is there nothing changes. Errors: BadRequest for an id that there has never been,
// and for a person whose company is deleted; NoRight without the right to delete the person.
[[nodiscard]] Result<Done> undelete_person(Writing& desk,
                                           const carrier::Given<carrier::IdArgument>& person);

}  // namespace crm::agent
