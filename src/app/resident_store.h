// The store of a running server, lent to a command that runs inside it.
#pragma once

#include <set>

#include "store/store.h"

namespace crm::app {

// Passes everything on, and knows whose data have been changed through it. For one command.
class ResidentStore final : public store::Store {
 public:
  // REQUIRES: store outlives this.
  explicit ResidentStore(store::Store& store) : store_(store) {}

  [[nodiscard]] const std::set<TenantId>& changed() const { return changed_; }

  [[nodiscard]] Result<void> write(
      TenantId tenant, const std::function<Result<void>(store::Transaction&)>& work) override {
    auto written = store_.write(tenant, work);
    if (written) changed_.insert(tenant);
    return written;
  }
  [[nodiscard]] Result<void> read(
      TenantId tenant,
      const std::function<Result<void>(const store::Reader&)>& work) const override {
    return store_.read(tenant, work);
  }
  [[nodiscard]] Result<std::vector<App>> apps() const override { return store_.apps(); }
  [[nodiscard]] Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work) override {
    auto changed = store_.change_apps(work);
    if (changed) changed_.insert(kNoTenant);
    return changed;
  }
  [[nodiscard]] Result<std::vector<Tenant>> tenants() const override { return store_.tenants(); }
  [[nodiscard]] Result<std::vector<std::string>> defects() const override {
    return store_.defects();
  }

 private:
  store::Store& store_;
  std::set<TenantId> changed_;
};

}  // namespace crm::app
