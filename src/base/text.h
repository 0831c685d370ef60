// Small facts about text that every floor needs: ASCII case, UTF-8, numbers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crm {

[[nodiscard]] constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] std::string ascii_lower(std::string_view text);

// Equal but for ASCII case: the way wire names are compared.
[[nodiscard]] inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  // Nearly all that are asked about differ in length.
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return ascii_lower(x) == ascii_lower(y);
         });
}

// Without the blanks and tabs around it.
[[nodiscard]] std::string_view trim(std::string_view text);

// Well-formed UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

// Unicode code points in well-formed UTF-8: the unit in which field lengths are counted.
[[nodiscard]] std::size_t code_points(std::string_view utf8);

// The front of `text`, at most `bytes_max` bytes and never half a code point, with "…" when cut:
// for error messages that quote their input.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t bytes_max = 200);

// The whole text as a decimal integer that fits int32: an optional minus, digits, nothing else.
[[nodiscard]] std::optional<std::int32_t> parse_int32(std::string_view text);

// 1234567 as 1,234,567: for people, never for the wire.
[[nodiscard]] std::string with_thousands(std::uint64_t value);

}  // namespace crm
