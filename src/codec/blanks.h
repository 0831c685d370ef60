// White space as JSON and XML have it, which includes the ends of lines.
#pragma once

#include <algorithm>
#include <string_view>

namespace crm::codec {

inline constexpr std::string_view kBlanks = " \t\r\n";

[[nodiscard]] constexpr std::string_view without_blanks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

}  // namespace crm::codec
