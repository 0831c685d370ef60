// Roles and what they allow, for those who administer them [entities §1.2]. The System role
// is hidden, and nobody edits it.
#pragma once

#include <vector>

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/given.h"
#include "carrier/mdo_list_item.h"
#include "carrier/user_arguments.h"
#include "carrier/values.h"

namespace crm::agent {

// Errors of all of these: NoRight for who administers neither roles nor, reading, users.

// The roles for that kind of users, in order of id.
[[nodiscard]] Result<std::vector<carrier::SelectableMdoListItem>> get_all_roles(
    Reading& desk, const carrier::Given<carrier::RolesArguments>& given);

// By relation to the owner, the first letters of Create, Read, Update, Delete: "", R, CR, CRU,
// CRUD. Tables are contact, person, appointment and document. Errors: BadRequest for a role or
// table that there is not.
[[nodiscard]] Result<carrier::Dictionary> get_data_rights(
    Reading& desk, const carrier::Given<carrier::DataRightsArguments>& given);

// From then on, for everybody with the role. Errors: BadRequest for a place that there is not in
// the matrix, or another text than those; then nothing has changed.
[[nodiscard]] Result<Done> set_data_right(
    Writing& desk, const carrier::Given<carrier::SetDataRightArguments>& given);

}  // namespace crm::agent
