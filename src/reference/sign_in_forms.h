// What the forms of the sign-in page send, and what comes back: POST of /login and /logout
// [wire: Sessions in a browser].
#pragma once

#include "reference/json.h"
#include "route/route.h"

namespace crm::reference {

// The operation. REQUIRES: the route is one of the two.
[[nodiscard]] Json post_of_form(const route::Route& route);

}  // namespace crm::reference
