// Which address of the table a request's path means [wire: Address and methods].
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "route/prefixes.h"
#include "route/route.h"

namespace crm::route {

struct Found {
  const Route* route = nullptr;         // never null
  std::string prefix;                   // as the caller wrote it: "" or "/Cust12345"
  std::vector<std::string> parameters;  // of the path, decoded, in its order
};

// Compares segment by segment in any case, escapes decoded once; one slash at the end is ignored,
// two in a row are not one. None for a path that is not in the table.
[[nodiscard]] std::optional<Found> find(std::string_view path, const Prefixes& prefixes);

// "GET, HEAD, POST, OPTIONS", as Allow tells it.
[[nodiscard]] std::string_view verbs(const Route& route);

}  // namespace crm::route
