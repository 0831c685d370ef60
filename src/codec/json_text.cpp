#include "codec/json_text.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace crm::codec {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out.push_back(kHex[byte >> 4U]);
  out.push_back(kHex[byte & 0xFU]);
}

// One octet eight times.
constexpr std::uint64_t eight(std::uint8_t octet) {
  return octet * std::uint64_t{0x0101010101010101};
}

// Whether one of eight octets is less than that. REQUIRES: least <= 0x80.
constexpr bool any_below(std::uint64_t octets, std::uint8_t least) {
  return ((octets - eight(least)) & ~octets & eight(0x80)) != 0;
}

// Whether one of eight octets is escaped, looked at all at once: most texts have none.
bool any_needs_escape(const char* eight_octets) {
  std::uint64_t octets = 0;
  std::memcpy(&octets, eight_octets, sizeof octets);
  return any_below(octets, 0x20) || any_below(octets ^ eight('"'), 1) ||
         any_below(octets ^ eight('\\'), 1);
}

// The place from `at` on that is escaped first; the end where none is.
std::size_t next_escape(std::string_view text, std::size_t at) {
  while (text.size() - at >= 8 && !any_needs_escape(text.data() + at)) at += 8;
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (;;) {
    const std::size_t end = next_escape(text, plain);
    out.append(text, plain, end - plain);
    if (end == text.size()) return;
    append_escape(out, text[end]);
    plain = end + 1;
  }
}

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  append_escaped(out, text);
  out.push_back('"');
}

}  // namespace crm::codec
