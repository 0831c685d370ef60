// What a tenant is called wherever others see it: in the vendor's cloud by its context identifier,
// and on site, where there is one tenant, by one of that form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.h"

namespace crm {

// "Cust00001": the number with at least five digits.
[[nodiscard]] std::string tenant_name(TenantId tenant);

// The tenant of that name, but for case. Each has one name only: Cust1 and Cust000001 are none, so
// that no path, token or log tells of one tenant in two ways.
[[nodiscard]] std::optional<TenantId> parse_tenant_name(std::string_view text);

inline constexpr std::string_view kTenantNameExpected =
    "expected Cust and a number of at least five digits, such as Cust00042 or Cust12345";

}  // namespace crm
