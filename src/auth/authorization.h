// The one field that says who calls, taken apart [wire: Authorization].
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace crm::auth {

// One text for everything that is wrong with a credential, so that nobody learns which logins
// exist.
inline constexpr std::string_view kSignInRefused = "The user name or password is not valid.";

// Unauthenticated, with that text.
[[nodiscard]] tl::unexpected<Error> refuse_sign_in();

// Views into the request.
struct Authorization {
  std::string_view scheme;  // as sent; schemes are compared in any case
  std::string_view value;   // without the blanks around it; "" where nothing follows the scheme
};

// None where there is no such field: only then may something else say who calls. Errors: BadRequest
// when there are two.
[[nodiscard]] Result<std::optional<Authorization>> authorization_of(const http::Request& request);

}  // namespace crm::auth
