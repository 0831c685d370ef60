#include "http/percent.h"

#include <cstddef>

#include "http/octets.h"

namespace crm::http {

bool has_valid_escapes(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 3)) {
    if (text.size() - at < 3 || hex_value(text[at + 1]) < 0 || hex_value(text[at + 2]) < 0) {
      return false;
    }
  }
  return true;
}

Result<std::string> percent_decode(std::string_view segment) {
  if (!has_valid_escapes(segment)) {
    return refuse(ErrorKind::BadRequest, "expected two hexadecimal digits behind each %");
  }
  std::string decoded;
  decoded.reserve(segment.size());
  for (std::size_t at = 0; at < segment.size(); ++at) {
    if (segment[at] != '%') {
      decoded.push_back(segment[at]);
      continue;
    }
    decoded.push_back(
        static_cast<char>(hex_value(segment[at + 1]) * 16 + hex_value(segment[at + 2])));
    at += 2;
  }
  return decoded;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kUpperHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~";
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                          (c >= 'a' && c <= 'z') || kPlain.find(c) != std::string_view::npos;
    if (is_plain) {
      out.push_back(c);
      continue;
    }
    const auto octet = static_cast<unsigned char>(c);
    out.push_back('%');
    out.push_back(kUpperHex[octet >> 4U]);
    out.push_back(kUpperHex[octet & 0xFU]);
  }
  return out;
}

}  // namespace crm::http
