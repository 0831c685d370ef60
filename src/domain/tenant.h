// The tenants of an installation: companies whose data, users and numbers have nothing to do with
// each other. On site there is one; online each stands below a path of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "domain/ids.h"

namespace crm {

// The vendor's numbers; of these only Running and Suspended are ever set here, by commands
// [wire: Tenants].
enum class TenantState : std::uint8_t {
  Unknown = 0,
  Provisioning = 1,
  Running = 2,
  Deleted = 3,
  Suspended = 4,
  OnlineMaintenance = 5,
  OfflineMaintenance = 6,
  ProvisioningFailed = 8,
  Deleting = 10,
  DeleteFailed = 11,
  MigrationPending = 12,
};

// "Running"; "Unknown" also for a number that has no name.
[[nodiscard]] std::string_view name(TenantState state);

// Whether its requests are answered.
[[nodiscard]] constexpr bool runs(TenantState state) {
  return state == TenantState::Running || state == TenantState::OnlineMaintenance;
}

struct Tenant {
  TenantId id{};
  std::string name;  // for people
  TenantState state = TenantState::Running;
  std::string host;                   // the only one it is served on, without a port; "": any
  std::optional<Instant> registered;  // none: before that was noted

  bool operator==(const Tenant&) const = default;
};

}  // namespace crm
