// The tenants that a command names.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::app {

// In the order given, each once. Errors: BadRequest for what is no name of a tenant; NotFound for
// one that is not here.
[[nodiscard]] Result<std::vector<TenantId>> tenants_named(const store::Store& store,
                                                          const std::vector<std::string>& names);

}  // namespace crm::app
