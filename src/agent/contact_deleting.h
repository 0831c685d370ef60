// Companies deleted and brought back [entities §3]: soft, so their rows and history stay.
#pragma once

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/contact_arguments.h"
#include "carrier/given.h"

namespace crm::agent {

// What is not there is gone already. Errors: NoRight, also for a company of users.
[[nodiscard]] Result<Done> delete_contact_entity(Writing& desk, const IdInQuery& contact);

// With its history; which is a change by the caller. Of one that is there nothing changes. Errors:
// BadRequest for an id that there has never been, and for a company that was merged into another;
// NoRight without the right to delete it.
[[nodiscard]] Result<Done> undelete_contact(Writing& desk,
                                            const carrier::Given<carrier::IdArgument>& contact);

}  // namespace crm::agent
