#include "app/tenant_choice.h"

#include <algorithm>

#include "app/tenant_data.h"

namespace crm::app {

Result<std::vector<TenantId>> tenants_named(const store::Store& store,
                                            const std::vector<std::string>& names) {
  std::vector<TenantId> tenants;
  for (const std::string& name : names) {
    const auto tenant = find_tenant(store, name);
    if (!tenant) return forward(tenant);
    if (std::ranges::find(tenants, tenant->id) == tenants.end()) tenants.push_back(tenant->id);
  }
  return tenants;
}

}  // namespace crm::app
