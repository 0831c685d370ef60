// Whose data a request is about [wire: Tenants]. On site that is the only tenant, whatever the
// request says; online the one that its path names. This is the only place that tells: everything
// behind it is given the id [adr 19].
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "domain/tenant.h"
#include "http/message.h"
#include "route/find.h"

namespace crm::server {

inline constexpr std::string_view kWrongHost = "Wrong subdomain used to access tenant";

// When to ask again for a tenant that is suspended: people resume it, not machines.
inline constexpr std::uint32_t kSuspendedRetryS = 60;

// Any thread may call anything; nothing waits but for a short lock.
class Tenants {
 public:
  // On site.
  explicit Tenants(TenantId only) : only_(only) {}
  // Online, with all tenants that there are.
  explicit Tenants(std::vector<Tenant> tenants) { replace(std::move(tenants)); }

  // The tenant of a request that found a route; kNoTenant where that is the installation's. Errors:
  // NotFound for a name that is nobody's, Misdirected where the tenant is served on another host,
  // Unavailable where it does not run, with the time after which to ask again.
  [[nodiscard]] Result<TenantId> tenant_of(const http::Request& request,
                                           const route::Found& found) const;

  // Online. None where nobody has that name.
  [[nodiscard]] std::optional<Tenant> find(std::string_view name) const;

  // Online: from now on these, and no others, are there.
  void replace(std::vector<Tenant> tenants);

 private:
  using Picture = std::unordered_map<TenantId, Tenant>;

  [[nodiscard]] std::shared_ptr<const Picture> picture() const;

  const std::optional<TenantId> only_;
  mutable std::mutex mutex_;  // guards the pointer alone
  std::shared_ptr<const Picture> picture_ = std::make_shared<const Picture>();
};

}  // namespace crm::server
