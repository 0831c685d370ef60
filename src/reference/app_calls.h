// What apps ask on their own: sign-ins for them, tokens, the system user
// [wire: OpenID Connect].
#pragma once

#include <string_view>
#include <vector>

#include "reference/json.h"
#include "route/route.h"

namespace crm::reference {

inline constexpr std::string_view kOpenIdSchema = "OpenIdConfiguration";

// Whether that address takes a POST of an app, or of the page that people sign in at for one.
[[nodiscard]] bool is_app_call(route::Name name);

// REQUIRES: is_app_call(route.name).
[[nodiscard]] Json post_of_app(const route::Route& route);

// Appends the schemas of their answers to components/schemas.
void append_app_schemas(std::vector<Member>& schemas);

}  // namespace crm::reference
