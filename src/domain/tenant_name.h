// What a tenant is called wherever others see it: in the vendor's cloud by its context identifier,
// and on site, where there is one tenant, by one of that form.
#pragma once

#include <cstddef>
#include <string>

#include "domain/ids.h"

namespace crm {

// "Cust00001": the number with at least five digits.
[[nodiscard]] inline std::string tenant_name(TenantId tenant) {
  constexpr std::size_t kDigitsMin = 5;
  std::string number = std::to_string(raw(tenant));
  if (number.size() < kDigitsMin) number.insert(0, kDigitsMin - number.size(), '0');
  return "Cust" + number;
}

}  // namespace crm
