#include "agent/typed_values.h"

namespace crm::agent {

std::string stripped_phone(std::string_view typed) {
  std::string stripped;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') stripped += c;
    if (c == '+' && stripped.empty()) stripped += c;
  }
  return stripped;
}

}  // namespace crm::agent
