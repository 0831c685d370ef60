// What can be a sign-in name.
#pragma once

#include <string_view>

namespace crm {

// Whether somebody can sign in with it: Basic ends the user name at the first colon, and control
// characters cannot be typed [rfc 7617].
[[nodiscard]] constexpr bool is_login(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ':' || byte < 0x20 || byte == 0x7F) return false;
  }
  return !text.empty();
}

inline constexpr std::string_view kLoginExpected =
    "expected a login without colons and control characters";

}  // namespace crm
