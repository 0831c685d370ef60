// Where the answer to a sign-in may be sent [wire: OpenID Connect].
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace crm::auth {

inline constexpr std::size_t kRedirectUriBytesMax = 2048;
inline constexpr std::size_t kRedirectUrisMax = 20;  // of one app

// An absolute address with https, or with http on this machine itself (localhost, 127.0.0.1,
// [::1]); without a fragment and a user name, in plain ASCII, so that it stands in a header and in
// a policy as it is. Errors: BadRequest, saying what is wrong.
[[nodiscard]] Result<void> check_redirect_uri(std::string_view uri);

// "https://host:port" of an address that has passed.
[[nodiscard]] std::string_view origin_of(std::string_view uri);

}  // namespace crm::auth
