#include "domain/tenant.h"

namespace crm {

std::string_view name(TenantState state) {
  switch (state) {
    case TenantState::Unknown:
      break;
    case TenantState::Provisioning:
      return "Provisioning";
    case TenantState::Running:
      return "Running";
    case TenantState::Deleted:
      return "Deleted";
    case TenantState::Suspended:
      return "Suspended";
    case TenantState::OnlineMaintenance:
      return "OnlineMaintenance";
    case TenantState::OfflineMaintenance:
      return "OfflineMaintenance";
    case TenantState::ProvisioningFailed:
      return "ProvisioningFailed";
    case TenantState::Deleting:
      return "Deleting";
    case TenantState::DeleteFailed:
      return "DeleteFailed";
    case TenantState::MigrationPending:
      return "MigrationPending";
  }
  return "Unknown";
}

}  // namespace crm
