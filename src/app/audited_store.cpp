#include "app/audited_store.h"

#include <optional>
#include <utility>
#include <vector>

#include "app/audit_note.h"
#include "app/deeds.h"
#include "base/clock.h"

namespace crm::app {

using observe::Outcome;

Result<void> AuditedStore::write(TenantId tenant,
                                 const std::function<Result<void>(store::Transaction&)>& work) {
  bool is_written = false;
  auto done = store_->write(tenant, [&](store::Transaction& transaction) -> Result<void> {
    std::vector<std::string> bodies;
    {
      const Recording recording(bodies, transaction.now());
      if (auto worked = work(transaction); !worked) return worked;
    }
    return audit(tenant, transaction, std::move(bodies), is_written);
  });
  if (!done && is_written) {
    log_->note("not done", Outcome::Failure,
               {{"not_done", log_->tip().act}, {"why", done.error().detail}});
  }
  return done;
}

Result<void> AuditedStore::change_apps(
    const std::function<Result<void>(std::vector<App>& apps)>& work) {
  const SystemClock clock;
  std::optional<observe::AuditTip> tip;
  const auto done = store_->change_apps([&](std::vector<App>& apps) -> Result<void> {
    std::vector<std::string> bodies;
    {
      const Recording recording(bodies, clock.now());
      if (auto worked = work(apps); !worked) return worked;
    }
    auto acted = act(kNoTenant, std::move(bodies), clock.now());
    if (!acted) return forward(acted);
    tip = *std::move(acted);
    return {};
  });
  if (!done && tip) {
    log_->note("not done", Outcome::Failure,
               {{"not_done", tip->act}, {"why", done.error().detail}});
  }
  if (!done) return done;
  const auto tenants = store_->tenants();
  if (!tenants) return forward(tenants);
  if (tenants->empty()) return {};  // nothing has been noted yet
  return store_->write(tenants->front().id, [&](store::Transaction& transaction) -> Result<void> {
    transaction.put_note(kAuditNote, audit_note(*tip));
    return {};
  });
}

Result<void> AuditedStore::audit(TenantId tenant, store::Transaction& transaction,
                                 std::vector<std::string> bodies, bool& is_written) {
  const auto tip = act(tenant, std::move(bodies), transaction.now());
  if (!tip) return forward(tip);
  is_written = true;
  transaction.put_note(kAuditNote, audit_note(*tip));
  return {};
}

Result<observe::AuditTip> AuditedStore::act(TenantId tenant, std::vector<std::string> bodies,
                                            Instant at) {
  const auto cannot = [](const Error& why) {
    return refuse(why.kind, why.detail + " Nothing was changed.");
  };
  if (!log_) {
    auto log = open_();
    if (!log) return cannot(log.error());
    log_ = *std::move(log);
  }
  if (bodies.empty()) {
    bodies.push_back(
        observe::audit_body(at, "other command", Outcome::Success, {{"command", who_.command}}));
  }
  for (std::string& each : bodies) {
    observe::append_fields(each, {{"tenant", raw(tenant)}, {"uid", who_.uid}});
  }
  auto tip = log_->act(bodies);
  if (!tip) return cannot(tip.error());
  return *std::move(tip);
}

}  // namespace crm::app
