#include "http/authority.h"

#include <cstddef>

#include "http/octets.h"
#include "http/percent.h"

namespace crm::http {
namespace {

// reg-name, but for the % of an escape, which is checked apart.
constexpr OctetSet kNameOctets =
    kDigits.with(kLetters).with(OctetSet{std::string_view("-._~!$&'()*+,;=%")});

bool is_port(std::string_view text) {
  unsigned port = 0;
  for (const char c : text) {
    if (!kDigits.has(c)) return false;
    port = port * 10 + static_cast<unsigned>(c - '0');
    if (port > 65'535) return false;
  }
  return true;  // "host:" without digits is of the grammar, and means the default port
}

bool is_ipv4(std::string_view text) {
  for (int part = 0; part < 4; ++part) {
    const std::size_t digits = kDigits.skip(text, 0, text.size());
    if (digits == 0 || digits > 3 || (digits > 1 && text.front() == '0')) return false;
    int value = 0;
    for (const char c : text.substr(0, digits)) value = value * 10 + (c - '0');
    if (value > 255) return false;
    text.remove_prefix(digits);
    if (part == 3) break;
    if (text.empty() || text.front() != '.') return false;
    text.remove_prefix(1);
  }
  return text.empty();
}

// Eight groups of up to four hex digits; the last two may be an IPv4 address, and one "::" may
// stand for one group or more.
bool is_ipv6(std::string_view text) {
  std::size_t groups = 0;
  bool shortened = false;
  if (text.starts_with("::")) {
    shortened = true;
    text.remove_prefix(2);
  }
  while (!text.empty()) {
    const std::size_t digits = kHexDigits.skip(text, 0, text.size());
    if (digits < text.size() && text[digits] == '.') {
      groups += 2;
      if (!is_ipv4(text)) return false;
      break;
    }
    if (digits == 0 || digits > 4) return false;
    ++groups;
    text.remove_prefix(digits);
    if (text.empty()) break;
    if (text.starts_with("::")) {
      if (shortened) return false;
      shortened = true;
      text.remove_prefix(2);
    } else {
      if (text.front() != ':') return false;
      text.remove_prefix(1);
      if (text.empty()) return false;  // a single ':' ends nothing
    }
  }
  return shortened ? groups <= 7 : groups == 8;
}

}  // namespace

bool is_authority(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos || !is_ipv6(text.substr(1, close - 1))) return false;
    const std::string_view rest = text.substr(close + 1);
    return rest.empty() || (rest.front() == ':' && is_port(rest.substr(1)));
  }
  const std::size_t colon = text.find(':');
  const std::string_view name = text.substr(0, colon);
  if (!kNameOctets.makes_up(name) || !has_valid_escapes(name)) return false;
  return colon == std::string_view::npos || is_port(text.substr(colon + 1));
}

}  // namespace crm::http
