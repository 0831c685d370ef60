// What a request carries besides its body: header fields, $select, parts of the path.
#pragma once

#include "reference/json.h"
#include "route/route.h"

namespace crm::reference {

// The verbs that an address is documented with.
enum class Verb : std::uint8_t { Get, Head, Post, Options };

// components/parameters of the document.
[[nodiscard]] Json all_parameters();

// Those of one operation; none where there are none.
[[nodiscard]] Json parameters_of(const route::Route& route, Verb verb);

}  // namespace crm::reference
