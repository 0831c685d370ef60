#include "app/audited_store.h"

#include <utility>
#include <vector>

#include "app/audit_note.h"
#include "app/deeds.h"

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

Result<void> AuditedStore::audit(TenantId tenant, store::Transaction& transaction,
                                 std::vector<std::string> bodies, bool& is_written) {
  const auto cannot = [](const Error& why) {
    return refuse(why.kind, why.detail + " Nothing was changed.");
  };
  if (!log_) {
    auto log = open_();
    if (!log) return cannot(log.error());
    log_ = *std::move(log);
  }
  if (bodies.empty()) {
    bodies.push_back(observe::audit_body(transaction.now(), "other command", Outcome::Success,
                                         {{"command", who_.command}}));
  }
  for (std::string& each : bodies) {
    observe::append_fields(each, {{"tenant", raw(tenant)}, {"uid", who_.uid}});
  }
  const auto tip = log_->act(bodies);
  if (!tip) return cannot(tip.error());
  is_written = true;
  transaction.put_note(kAuditNote, audit_note(*tip));
  return {};
}

}  // namespace crm::app
