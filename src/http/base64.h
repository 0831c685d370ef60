// Standard base64 [rfc 4648], strictly: one text has one encoding, with its padding or without it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::http {

// The octets that `text` stands for. The padding may be left out, as some clients do
// [wire: Basic]; half a padding, blanks, the letters of URLs and bits that stand for nothing are
// refused. The error never quotes the text: it may be a password.
[[nodiscard]] Result<std::string> base64_decode(std::string_view text);

// With padding.
[[nodiscard]] std::string base64_encode(std::string_view octets);

}  // namespace crm::http
