// A store whose every piece of work is about one tenant, whichever it names: what knows only one
// tenant can so be run in any.
#pragma once

#include "store/store.h"

namespace crm {

class OneTenant final : public store::Store {
 public:
  // REQUIRES: store outlives this.
  OneTenant(store::Store& store, TenantId tenant) : store_(store), tenant_(tenant) {}

  [[nodiscard]] Result<void> write(
      TenantId /*tenant*/, const std::function<Result<void>(store::Transaction&)>& work) override {
    return store_.write(tenant_, work);
  }
  [[nodiscard]] Result<void> read(
      TenantId /*tenant*/,
      const std::function<Result<void>(const store::Reader&)>& work) const override {
    return store_.read(tenant_, work);
  }
  [[nodiscard]] Result<std::vector<Tenant>> tenants() const override { return store_.tenants(); }
  [[nodiscard]] Result<std::vector<App>> apps() const override { return store_.apps(); }
  [[nodiscard]] Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work) override {
    return store_.change_apps(work);
  }
  [[nodiscard]] Result<std::vector<std::string>> defects() const override {
    return store_.defects();
  }

 private:
  store::Store& store_;
  const TenantId tenant_;
};

}  // namespace crm
