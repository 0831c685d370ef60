// The base64 of JOSE: the alphabet that fits in addresses, without padding (RFC 7515 §2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crm::jose {

[[nodiscard]] std::string base64url(std::string_view bytes);

// The bytes; none where the text is not exactly what base64url() writes of some bytes: padding,
// blanks, other alphabets and last characters with bits that belong to no byte are refused, so that
// there is one text for each signature.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace crm::jose
