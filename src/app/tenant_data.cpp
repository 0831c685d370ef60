#include "app/tenant_data.h"

#include <algorithm>
#include <vector>

#include "app/console.h"
#include "app/open_store.h"
#include "domain/tenant_name.h"

namespace crm::app {
namespace {

constexpr std::size_t kToldMax = 20;

std::string names_of(const std::vector<Tenant>& tenants) {
  std::string names;
  for (std::size_t i = 0; i < std::min(tenants.size(), kToldMax); ++i) {
    names += (names.empty() ? "" : ", ") + tenant_name(tenants[i].id);
  }
  return tenants.size() > kToldMax ? names + " and others" : names;
}

Result<TenantData> with_tenant(const Configuration& configuration,
                               const Result<std::shared_ptr<store::Store>>& store) {
  if (!store) return forward(store);
  const auto tenant = chosen_tenant(configuration, **store);
  if (!tenant) return forward(tenant);
  return TenantData{*store, *tenant};
}

}  // namespace

Result<TenantId> chosen_tenant(const Configuration& configuration, const store::Store& store) {
  if (!configuration.tenant.empty()) {
    const auto named = find_tenant(store, configuration.tenant);
    if (!named) return forward(named);
    return named->id;
  }
  const auto tenants = store.tenants();
  if (!tenants) return forward(tenants);
  if (tenants->empty()) return kOnlyTenant;
  if (tenants->size() == 1) return tenants->front().id;
  return refuse(ErrorKind::BadRequest,
                "This database has several tenants: say which one with "
                "--tenant. There are " +
                    names_of(*tenants) + ".");
}

Result<TenantId> first_tenant(const store::Store& store) {
  const auto tenants = store.tenants();
  if (!tenants) return forward(tenants);
  return tenants->empty() ? kOnlyTenant : tenants->front().id;
}

Result<Tenant> find_tenant(const store::Store& store, const std::string& name) {
  const auto id = parse_tenant_name(name);
  if (!id) {
    return refuse(ErrorKind::BadRequest,
                  "\"" + printable(name) + "\": " + std::string(kTenantNameExpected) + ".");
  }
  const auto tenants = store.tenants();
  if (!tenants) return forward(tenants);
  const auto found = std::ranges::find(*tenants, *id, &Tenant::id);
  if (found == tenants->end()) {
    return refuse(ErrorKind::NotFound, "There is no tenant " + tenant_name(*id) +
                                           "; active-contacts tenant list shows all.");
  }
  return *found;
}

Result<TenantData> open_tenant_for_reading(const Configuration& configuration, const Clock& clock) {
  return with_tenant(configuration, open_for_reading(configuration, clock));
}

Result<TenantData> open_tenant_for_writing(const Configuration& configuration, const Clock& clock,
                                           const std::string& doing) {
  return with_tenant(configuration, open_for_writing(configuration, clock, doing));
}

Result<TenantData> open_or_make_tenant(const Configuration& configuration, const Clock& clock,
                                       const std::string& doing) {
  return with_tenant(configuration, open_or_make(configuration, clock, doing));
}

}  // namespace crm::app
