#include "domain/tenant_name.h"

#include <charconv>
#include <cstddef>
#include <cstdint>

#include "base/text.h"

namespace crm {
namespace {

constexpr std::string_view kFront = "Cust";

}  // namespace

std::string tenant_name(TenantId tenant) {
  constexpr std::size_t kDigitsMin = 5;
  std::string number = std::to_string(raw(tenant));
  if (number.size() < kDigitsMin) number.insert(0, kDigitsMin - number.size(), '0');
  return std::string(kFront) + number;
}

std::optional<TenantId> parse_tenant_name(std::string_view text) {
  if (text.size() <= kFront.size()) return std::nullopt;
  const std::string_view digits = text.substr(kFront.size());
  std::int32_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failed != std::errc() || end != digits.data() + digits.size() || number <= 0) {
    return std::nullopt;
  }
  const TenantId tenant{number};
  if (!equals_ignoring_case(text, tenant_name(tenant))) return std::nullopt;
  return tenant;
}

}  // namespace crm
