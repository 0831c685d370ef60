#include <algorithm>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/console.h"
#include "app/deeds.h"
#include "app/json_object.h"
#include "app/open_store.h"
#include "app/tenant_data.h"
#include "app/user_rights.h"
#include "base/civil_time.h"
#include "domain/lengths.h"
#include "domain/tenant_name.h"
#include "http/authority.h"

namespace crm::app {
namespace {

std::string json_of(const Tenant& tenant) {
  return JsonObject()
      .text("ContextIdentifier", tenant_name(tenant.id))
      .text("Name", tenant.name)
      .text("State", name(tenant.state))
      .truth("IsRunning", runs(tenant.state))
      .text("Host", tenant.host)
      .json("Registered", tenant.registered ? "\"" + utc_text(*tenant.registered) + "\"" : "null")
      .str();
}

Result<void> check_host(const std::string& host) {
  if (host.empty() || (http::is_authority(host) && http::is_authority(host + ":80"))) return {};
  return refuse(ErrorKind::BadRequest, "--host \"" + printable(host) +
                                           "\": expected a host such as "
                                           "online3.example.test, without a port.");
}

// Done only where nobody has that number yet.
Result<Tenant> registered(store::Store& store, Tenant tenant) {
  const auto tenants = store.tenants();
  if (!tenants) return forward(tenants);
  if (std::ranges::find(*tenants, tenant.id, &Tenant::id) != tenants->end()) {
    return refuse(ErrorKind::BadRequest,
                  "There is a tenant " + tenant_name(tenant.id) + " already.");
  }
  const auto done = store.write(tenant.id, [&](store::Transaction& transaction) -> Result<void> {
    tenant.registered = transaction.now();
    transaction.put(tenant);
    record("tenant added", {{"name", tenant.name}, {"host", tenant.host}});
    return {};
  });
  if (!done) return forward(done);
  return tenant;
}

Result<void> set_state(const Configuration& configuration, const TenantOptions& options,
                       TenantState state, const std::string& is_now) {
  const SystemClock clock;
  const auto store = open_for_writing(configuration, clock, "tenant");
  if (!store) return forward(store);
  auto tenant = find_tenant(**store, options.tenant);
  if (!tenant) return forward(tenant);
  const bool was_so = tenant->state == state;
  tenant->state = state;
  if (!was_so) {
    const auto done =
        (*store)->write(tenant->id, [&](store::Transaction& transaction) -> Result<void> {
          transaction.put(*tenant);
          record("tenant " + is_now, {{"name", tenant->name}});
          return {};
        });
    if (!done) return done;
  }
  print(options.json ? json_of(*tenant)
                     : "Tenant " + tenant_name(tenant->id) + (was_so ? " was " : " is ") + is_now +
                           (was_so ? " already: nothing was changed." : "."));
  return {};
}

}  // namespace

Result<void> add_tenant(const Configuration& configuration, const TenantOptions& options) {
  const auto id = parse_tenant_name(options.tenant);
  if (!id) {
    return refuse(ErrorKind::BadRequest, "\"" + printable(options.tenant) +
                                             "\": " + std::string(kTenantNameExpected) + ".");
  }
  for (const auto& checked :
       {check_text(options.name, "name", lengths::kTenantName), check_host(options.host)}) {
    if (!checked) return checked;
  }
  const Tenant wanted{
      .id = *id, .name = options.name, .host = options.host, .registered = std::nullopt};
  const SystemClock clock;
  const bool is_new = !configuration.resident && is_missing(configuration);
  auto store = open_or_make(configuration, clock, "tenant");
  if (!store) return forward(store);
  const auto added = registered(**store, wanted);
  store->reset();
  if (!added) {
    if (is_new) remove_database(configuration);
    return forward(added);
  }
  print(options.json ? json_of(*added) : "Added tenant " + tenant_name(*id) + ".");
  return {};
}

Result<void> list_tenants(const Configuration& configuration, bool json) {
  const SystemClock clock;
  const auto store = open_for_reading(configuration, clock);
  if (!store) return forward(store);
  const auto tenants = (*store)->tenants();
  if (!tenants) return forward(tenants);
  std::vector<std::vector<std::string>> rows{{"tenant", "name", "state", "host", "registered"}};
  std::vector<std::string> objects;
  for (const Tenant& each : *tenants) {
    rows.push_back({tenant_name(each.id), each.name, std::string(name(each.state)),
                    each.host.empty() ? "any" : each.host,
                    each.registered ? utc_text(*each.registered) : ""});
    objects.push_back(json_of(each));
  }
  print(json ? json_array(objects) : as_table(rows));
  return {};
}

Result<void> suspend_tenant(const Configuration& configuration, const TenantOptions& options) {
  return set_state(configuration, options, TenantState::Suspended, "suspended");
}

Result<void> resume_tenant(const Configuration& configuration, const TenantOptions& options) {
  return set_state(configuration, options, TenantState::Running, "running");
}

}  // namespace crm::app
