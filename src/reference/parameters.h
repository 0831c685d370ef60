// What a request carries besides its body: header fields, $select, parts of the path.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reference/json.h"
#include "route/route.h"

namespace crm::reference {

// The verbs that an address is documented with.
enum class Verb : std::uint8_t { Get, Head, Post, Options };

// components/parameters of the document.
[[nodiscard]] Json all_parameters();

inline constexpr std::string_view kModifiedSinceParameter = "ifModifiedSince";
inline constexpr std::string_view kUnmodifiedSinceParameter = "ifUnmodifiedSince";

// Those of a method of a service, or a call by REST, that is sent a body, or tells of members.
[[nodiscard]] std::vector<Json> service_parameters(bool sends, bool tells);

// Those of one operation; none where there are none.
[[nodiscard]] Json parameters_of(const route::Route& route, Verb verb);

}  // namespace crm::reference
