// The data of the one tenant that a command is about, so that a command cannot touch another's: the
// tenant that --tenant names, and without it the only one of the database.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/configuration.h"
#include "base/clock.h"
#include "base/result.h"
#include "domain/tenant.h"
#include "store/store.h"

namespace crm::app {

struct TenantData {
  std::shared_ptr<store::Store> store;
  TenantId tenant{};

  // As those of store::Store.
  [[nodiscard]] Result<void> read(
      const std::function<Result<void>(const store::Reader&)>& work) const {
    return store->read(tenant, work);
  }
  [[nodiscard]] Result<void> write(
      const std::function<Result<void>(store::Transaction&)>& work) const {
    return store->write(tenant, work);
  }
};

// Which tenant is meant: in a database without any, kOnlyTenant, whom the first change registers.
// Errors: NotFound for a name that is nobody's, BadRequest where there are several and none is
// named, which are told.
[[nodiscard]] Result<TenantId> chosen_tenant(const Configuration& configuration,
                                             const store::Store& store);

// Where that is noted which is about the installation as a whole: the first tenant that there is.
[[nodiscard]] Result<TenantId> first_tenant(const store::Store& store);

// The tenant of that name. Errors: BadRequest for what is no such name, NotFound.
[[nodiscard]] Result<Tenant> find_tenant(const store::Store& store, const std::string& name);

// As open_for_reading(), open_for_writing() and open_or_make(), and the errors of chosen_tenant().
[[nodiscard]] Result<TenantData> open_tenant_for_reading(const Configuration& configuration,
                                                         const Clock& clock);
[[nodiscard]] Result<TenantData> open_tenant_for_writing(const Configuration& configuration,
                                                         const Clock& clock,
                                                         const std::string& doing);
[[nodiscard]] Result<TenantData> open_or_make_tenant(const Configuration& configuration,
                                                     const Clock& clock, const std::string& doing);

}  // namespace crm::app
