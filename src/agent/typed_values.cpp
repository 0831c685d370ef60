#include "agent/typed_values.h"

#include "base/text.h"

namespace crm::agent {

std::string stripped_phone(std::string_view typed) {
  std::string stripped;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') stripped += c;
    if (c == '+' && stripped.empty()) stripped += c;
  }
  return stripped;
}

std::string stripped_email(std::string_view typed) { return ascii_lower(trim(typed)); }

std::string stripped_url(std::string_view typed) {
  constexpr std::string_view kBehindScheme = "://";
  std::string_view rest = trim(typed);
  if (const std::size_t scheme = rest.find(kBehindScheme); scheme != std::string_view::npos) {
    rest.remove_prefix(scheme + kBehindScheme.size());
  }
  if (rest.ends_with('/')) rest.remove_suffix(1);
  return ascii_lower(rest);
}

}  // namespace crm::agent
