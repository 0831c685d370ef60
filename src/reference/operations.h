// What can be done at an address: one operation for each verb.
#pragma once

#include "reference/json.h"
#include "route/route.h"

namespace crm::reference {

// The path item of an address.
[[nodiscard]] Json path_item(const route::Route& route);

// The groups that operations stand in, in the order in which they are shown.
[[nodiscard]] Json all_tags();

}  // namespace crm::reference
