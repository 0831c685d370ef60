// Any list by its name, alike for all of them [entities §1.2].
#pragma once

#include <vector>

#include "agent/desk.h"
#include "base/result.h"
#include "carrier/given.h"
#include "carrier/mdo_list_item.h"
#include "carrier/user_arguments.h"

namespace crm::agent {

// What is offered, as dialogs show it. Lists have no headings, and nobody keeps what was used
// lately: asked for that alone, there is nothing. Errors: BadRequest for a name that no list has.
[[nodiscard]] Result<std::vector<carrier::MdoListItem>> get_mdo_list(
    Reading& desk, const carrier::Given<carrier::MdoListArguments>& given);

// The same as administrators see it. Errors: as above.
[[nodiscard]] Result<std::vector<carrier::ListItemEntity>> get_all_from_list_name(
    Reading& desk, const carrier::Given<carrier::ListNameArguments>& given);

}  // namespace crm::agent
