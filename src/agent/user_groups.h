// Groups of users: their rows say who shares what, so everybody may know which there are
// [entities §1.2].
#pragma once

#include <vector>

#include "agent/desk.h"
#include "base/result.h"
#include "carrier/appointment_arguments.h"
#include "carrier/given.h"
#include "carrier/user_group.h"

namespace crm::agent {

// In order of id.
[[nodiscard]] std::vector<carrier::UserGroup> told_groups(const Reading& desk);

// No group is ever deleted.
[[nodiscard]] Result<std::vector<carrier::UserGroup>> get_all_user_groups(
    Reading& desk, const carrier::Given<carrier::IncludeDeletedArgument>& given);

}  // namespace crm::agent
