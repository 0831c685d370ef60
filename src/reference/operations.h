// What can be done at an address: one operation for each verb.
#pragma once

#include "reference/json.h"
#include "route/route.h"

namespace crm::reference {

// The path item of an address. `servers` where it stands elsewhere than the others.
[[nodiscard]] Json path_item(const route::Route& route, const Json& servers = {});

}  // namespace crm::reference
