// What can be done at an address: one operation for each verb.
#pragma once

#include "reference/json.h"
#include "route/route.h"

namespace crm::reference {

// The path item of an address.
[[nodiscard]] Json path_item(const route::Route& route);

}  // namespace crm::reference
