// What may be refused, as answers of the document.
#pragma once

#include <vector>

#include "http/limits.h"
#include "reference/json.h"
#include "reference/parameters.h"
#include "route/route.h"

namespace crm::reference {

// components/responses of the document.
[[nodiscard]] Json all_refusals(const http::Limits& limits);

// Those of one operation, by status.
[[nodiscard]] std::vector<Member> refusals_of(const route::Route& route, Verb verb);

}  // namespace crm::reference
