// Who is behind a request, once that has been proven.
#pragma once

#include <optional>

#include "base/instant.h"
#include "domain/ids.h"

namespace crm {

struct Caller {
  TenantId tenant = kOnlyTenant;
  AssociateId associate = kNobody;
  std::optional<Instant> last_logout;  // none: has never logged out

  bool operator==(const Caller&) const = default;
};

}  // namespace crm
