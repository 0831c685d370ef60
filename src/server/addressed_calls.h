// Calls of services that have an address of their own and are read by GET.
#pragma once

#include <map>

#include "route/route.h"
#include "server/calls.h"

namespace crm::server {

// By the name of that address.
[[nodiscard]] std::map<route::Name, Call> addressed_calls();

}  // namespace crm::server
