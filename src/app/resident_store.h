// The store of a running server, lent to a command that runs inside it.
#pragma once

#include "store/store.h"

namespace crm::app {

// Passes everything on, and knows whether anything has been changed through it. For one command.
class ResidentStore final : public store::Store {
 public:
  // REQUIRES: store outlives this.
  explicit ResidentStore(store::Store& store) : store_(store) {}

  [[nodiscard]] bool has_changed() const { return has_changed_; }

  [[nodiscard]] Result<void> write(
      TenantId tenant, const std::function<Result<void>(store::Transaction&)>& work) override {
    auto written = store_.write(tenant, work);
    has_changed_ = has_changed_ || written.has_value();
    return written;
  }
  [[nodiscard]] Result<void> read(
      TenantId tenant,
      const std::function<Result<void>(const store::Reader&)>& work) const override {
    return store_.read(tenant, work);
  }
  [[nodiscard]] Result<std::vector<std::string>> defects() const override {
    return store_.defects();
  }

 private:
  store::Store& store_;
  bool has_changed_ = false;
};

}  // namespace crm::app
