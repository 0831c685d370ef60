// The calls of each service. A file each, as making them of their tables takes compilers long.
#pragma once

#include <map>
#include <vector>

#include "route/route.h"
#include "server/calls.h"

namespace crm::server {

// Calls that have an address of their own and are read by GET, by the name of that address.
[[nodiscard]] std::map<route::Name, Call> addressed_calls();

[[nodiscard]] std::vector<Call> contact_calls();
[[nodiscard]] std::vector<Call> list_calls();
[[nodiscard]] std::vector<Call> person_calls();

}  // namespace crm::server
