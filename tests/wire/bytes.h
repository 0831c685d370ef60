// Bytes that a story cannot show as they are: in hexadecimal, in other charsets, compressed.
#pragma once

#include <string>
#include <string_view>

namespace crm {

// "1f 8b08" is three bytes. Throws std::runtime_error for anything but pairs of digits and blanks.
[[nodiscard]] std::string from_hex(std::string_view digits);

// UTF-8 in other charsets, without a byte order mark. Throws std::runtime_error for what Latin-1
// does not have. REQUIRES: utf8 is well-formed.
[[nodiscard]] std::string to_latin1(std::string_view utf8);
[[nodiscard]] std::string to_utf16(std::string_view utf8, bool little_end_first);

// One member of gzip [rfc 1952].
[[nodiscard]] std::string to_gzip(std::string_view bytes);
// Throws std::runtime_error for what is not exactly one whole member.
[[nodiscard]] std::string from_gzip(std::string_view bytes);

}  // namespace crm
