#include "auth/app_records.h"

#include <utility>
#include <vector>

#include "auth/system_user.h"

namespace crm::auth {

Result<std::shared_ptr<const Apps>> read_apps(const store::Store& store,
                                              std::span<const TenantId> tenants) {
  auto apps = store.apps();
  if (!apps) return forward(apps);
  std::vector<TenantApproval> approvals;
  for (const TenantId tenant : tenants) {
    const auto read = store.read(tenant, [&](const store::Reader& reader) -> Result<void> {
      const AssociateId system_user = system_user_of(reader).value_or(kNobody);
      for (AppApproval& each : reader.app_approvals()) {
        approvals.push_back({tenant, std::move(each), system_user, serial_of(reader)});
      }
      return {};
    });
    if (!read) return forward(read);
  }
  return std::make_shared<const Apps>(*std::move(apps), approvals);
}

}  // namespace crm::auth
