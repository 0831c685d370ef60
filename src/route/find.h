// Which address of the table a request's path means [wire: Address and methods].
#pragma once

#include <cstdint>
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
  std::string tenant;                   // the prefix decoded, where it is a tenant's: "Cust12345"
  std::vector<std::string> parameters;  // of the path, decoded, in its order
};

// Escapes are decoded once, then segments are compared in any case; one slash at the end is
// ignored, two in a row are not one. None for a path that is not in the table.
[[nodiscard]] std::optional<Found> find(std::string_view path, const Prefixes& prefixes);

// What a verb does at an address.
enum class Purpose : std::uint8_t {
  None,  // nothing: it is not one of its verbs
  Tell,  // what everybody may know; where there is POST too, GET describes it and never runs it
  Run,   // what the address is for; a caller is needed
};

[[nodiscard]] Purpose purpose_of(const Route& route, std::string_view verb);

// "GET, HEAD, POST, OPTIONS", as Allow tells it.
[[nodiscard]] std::string_view verbs(const Route& route);

// Those of all addresses together.
inline constexpr std::string_view kAllVerbs = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

}  // namespace crm::route
