// The store as commands have it: nothing is changed through it that the audit log does not tell.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "observe/audit_log.h"
#include "store/store.h"

namespace crm::app {

// Who gives the command.
struct Administrator {
  unsigned uid = 0;     // of the operating system
  std::string command;  // what was asked for, in few words, for changes that have no event
};

// Each transaction is one act: what its work has recorded is written and synced behind the work and
// before the commit, together with a note in the database of how far the audit log has come. So a
// change without its line is impossible, and a line without its change shows: the note names an
// earlier act [adr 16].
class AuditedStore final : public store::Store {
 public:
  // The audit log is opened when there is something to write.
  using Open = std::function<Result<std::shared_ptr<observe::AuditLog>>()>;

  AuditedStore(std::shared_ptr<store::Store> store, Administrator who, Open open)
      : store_(std::move(store)), who_(std::move(who)), open_(std::move(open)) {}

  [[nodiscard]] Result<void> write(
      TenantId tenant, const std::function<Result<void>(store::Transaction&)>& work) override;
  [[nodiscard]] Result<void> read(
      TenantId tenant,
      const std::function<Result<void>(const store::Reader&)>& work) const override {
    return store_->read(tenant, work);
  }
  [[nodiscard]] Result<std::vector<Tenant>> tenants() const override { return store_->tenants(); }
  [[nodiscard]] Result<std::vector<App>> apps() const override { return store_->apps(); }
  // As write(); but what the database notes of the audit log is of a tenant, so it follows behind
  // the commit.
  [[nodiscard]] Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work) override;
  [[nodiscard]] Result<std::vector<std::string>> defects() const override {
    return store_->defects();
  }

 private:
  // Writes and syncs the lines of one act.
  [[nodiscard]] Result<observe::AuditTip> act(TenantId tenant, std::vector<std::string> bodies,
                                              Instant at);
  [[nodiscard]] Result<void> audit(TenantId tenant, store::Transaction& transaction,
                                   std::vector<std::string> bodies, bool& is_written);

  const std::shared_ptr<store::Store> store_;
  const Administrator who_;
  const Open open_;
  std::shared_ptr<observe::AuditLog> log_;
};

}  // namespace crm::app
