// The store in memory, for tests: the same port and the same promises as a database, none of the
// disk. A write works on a copy and replaces the whole, so readers keep the picture they have.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.h"
#include "store/store.h"

namespace crm::store {

class MemoryStore : public Store {
 public:
  // Whether heads have to be as put_head() requires, or may be what Recorder would never make.
  enum class Heads : std::uint8_t { AsRequired, AsPut };

  explicit MemoryStore(const Clock& clock, Heads heads = Heads::AsRequired)
      : clock_(clock), heads_(heads) {}

  [[nodiscard]] Result<void> write(TenantId tenant,
                                   const std::function<Result<void>(Transaction&)>& work) override;
  [[nodiscard]] Result<void> read(
      TenantId tenant, const std::function<Result<void>(const Reader&)>& work) const override;
  [[nodiscard]] Result<std::vector<App>> apps() const override;
  [[nodiscard]] Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work) override;
  [[nodiscard]] Result<std::vector<Tenant>> tenants() const override;
  [[nodiscard]] Result<std::vector<std::string>> defects() const override;

  struct Rows;

 private:
  [[nodiscard]] std::shared_ptr<const Rows> rows_of(TenantId tenant) const;

  const Clock& clock_;
  const Heads heads_;
  std::mutex writing_;        // one transaction at a time
  mutable std::mutex mutex_;  // guards what follows
  std::vector<App> apps_;
  std::map<TenantId, std::shared_ptr<const Rows>> tenants_;
};

}  // namespace crm::store
