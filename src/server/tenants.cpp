#include "server/tenants.h"

#include <utility>

#include "base/text.h"
#include "domain/tenant_name.h"
#include "server/urls.h"

namespace crm::server {

Result<TenantId> Tenants::tenant_of(const http::Request& request, const route::Found& found) const {
  if (only_) return *only_;
  if (found.tenant.empty()) return kNoTenant;
  const auto id = parse_tenant_name(found.tenant);
  const auto known = picture();
  const auto entry = id ? known->find(*id) : known->end();
  if (entry == known->end()) return refuse(ErrorKind::NotFound, "there is no such tenant");
  const Tenant& tenant = entry->second;
  if (!tenant.host.empty() && !equals_ignoring_case(host_of(request.authority), tenant.host)) {
    return refuse(ErrorKind::Misdirected, std::string(kWrongHost));
  }
  // A preflight asks nothing of the tenant, and without it no page could read the refusal.
  if (!runs(tenant.state) && request.method != "OPTIONS") {
    return tl::unexpected<Error>(
        Error{ErrorKind::Unavailable, "The tenant is not running.", kSuspendedRetryS});
  }
  return tenant.id;
}

std::optional<Tenant> Tenants::find(std::string_view name) const {
  const auto id = parse_tenant_name(name);
  if (!id) return std::nullopt;
  const auto known = picture();
  const auto entry = known->find(*id);
  if (entry == known->end()) return std::nullopt;
  return entry->second;
}

void Tenants::replace(std::vector<Tenant> tenants) {
  auto next = std::make_shared<Picture>();
  for (Tenant& each : tenants) {
    const TenantId id = each.id;
    next->emplace(id, std::move(each));
  }
  std::shared_ptr<const Picture> former = std::move(next);
  const std::scoped_lock lock(mutex_);
  picture_.swap(former);
}

std::shared_ptr<const Tenants::Picture> Tenants::picture() const {
  const std::scoped_lock lock(mutex_);
  return picture_;
}

}  // namespace crm::server
