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

// What a method of a service, or a call by REST, is, as far as that decides on its refusals.
struct Refusable {
  bool body = false;     // it is sent one
  bool lookup = false;   // the address names what may not be there
  bool guarded = false;  // it changes something, unless it has been changed since
  bool patch = false;
};
[[nodiscard]] std::vector<Member> service_refusals(const Refusable& call);

// Those of one operation, by status.
[[nodiscard]] std::vector<Member> refusals_of(const route::Route& route, Verb verb);

}  // namespace crm::reference
