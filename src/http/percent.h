// Percent-encoding of paths [rfc 3986].
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::http {

// Every % is followed by two hexadecimal digits.
[[nodiscard]] bool has_valid_escapes(std::string_view text);

// A path or a part of it, decoded once. A '+' stays a '+': only forms write blanks that way. What
// comes out may hold any octet, '/' and NUL too, so compare it and never take it apart again.
[[nodiscard]] Result<std::string> percent_decode(std::string_view text);

// Everything but letters, digits and -._~ as escapes: for a part of an address that must stay one.
[[nodiscard]] std::string percent_encode(std::string_view text);

}  // namespace crm::http
