// What may be answered: header fields, refusals, and who gets which.
#pragma once

#include <string_view>
#include <vector>

#include "http/limits.h"
#include "reference/json.h"
#include "reference/parameters.h"
#include "route/route.h"

namespace crm::reference {

// components/headers and components/responses of the document.
[[nodiscard]] Json all_headers();
[[nodiscard]] Json all_refusals(const http::Limits& limits);

// The refusals of one operation, by status.
[[nodiscard]] std::vector<Member> refusals_of(const route::Route& route, Verb verb);

// The header fields of an answer by their names; each must be in all_headers().
[[nodiscard]] Json headers(std::initializer_list<std::string_view> names);

}  // namespace crm::reference
