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

}  // namespace crm::http
