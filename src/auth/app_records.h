// Apps as the store has them.
#pragma once

#include <memory>
#include <span>

#include "auth/apps.h"
#include "base/result.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::auth {

// The picture of all apps, and of what those tenants have approved. Waits for the store. Errors:
// those of the store.
[[nodiscard]] Result<std::shared_ptr<const Apps>> read_apps(const store::Store& store,
                                                            std::span<const TenantId> tenants);

}  // namespace crm::auth
