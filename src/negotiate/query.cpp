#include "negotiate/query.h"

#include <algorithm>

#include "base/text.h"
#include "http/percent.h"

namespace crm::negotiate {

std::string query_text(std::string_view piece) {
  std::string plain(piece);
  if (plain.find('%') == std::string::npos && plain.find('+') == std::string::npos) return plain;
  std::ranges::replace(plain, '+', ' ');
  const auto unescaped = http::percent_decode(plain);
  return unescaped ? *unescaped : plain;
}

std::string query_value(std::string_view query, std::string_view key) {
  std::string found;
  bool any = false;
  for_each_pair(query, [&](const std::string& name, const std::string& value) {
    if (any || !equals_ignoring_case(trim(name), key)) return;
    found = value;
    any = true;
  });
  return found;
}

}  // namespace crm::negotiate
