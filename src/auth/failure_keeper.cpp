#include "auth/failure_keeper.h"

#include <algorithm>
#include <exception>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace crm::auth {

Result<std::unique_ptr<FailureKeeper>> FailureKeeper::open(store::Store& store,
                                                           const std::vector<TenantId>& tenants,
                                                           Guard& guard,
                                                           std::chrono::milliseconds pause,
                                                           Trouble trouble) {
  std::unique_ptr<FailureKeeper> keeper(new FailureKeeper(store, guard, pause, std::move(trouble)));
  for (const TenantId tenant : tenants) {
    const auto loaded = keeper->load(tenant);
    if (!loaded) return forward(loaded);
  }
  return keeper;
}

FailureKeeper::FailureKeeper(store::Store& store, Guard& guard, std::chrono::milliseconds pause,
                             Trouble trouble)
    : store_(store), guard_(guard), pause_(pause), trouble_(std::move(trouble)), thread_([this] {
        work();
      }) {}

FailureKeeper::~FailureKeeper() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  thread_.join();
}

void FailureKeeper::flush() { write_changes(); }

Result<void> FailureKeeper::load(TenantId tenant) {
  return store_.read(tenant, [&](const store::Reader& reader) -> Result<void> {
    for (const SignInFailure& each : reader.sign_in_failures()) guard_.restore(tenant, each);
    return {};
  });
}

Result<void> FailureKeeper::reload(TenantId tenant) {
  std::set<std::string> kept;
  const auto read = store_.read(tenant, [&](const store::Reader& reader) -> Result<void> {
    for (const SignInFailure& each : reader.sign_in_failures()) kept.insert(each.login);
    return {};
  });
  if (read) guard_.forget_others(tenant, kept);
  return read;
}

void FailureKeeper::work() {
  bool is_last = false;
  while (!is_last) {
    {
      std::unique_lock lock(mutex_);
      is_last = stopped_.wait_for(lock, pause_, [this] { return stopping_; });
    }
    write_changes();
  }
}

// What cannot be written is lost until that login fails again.
void FailureKeeper::write_changes() {
  const std::scoped_lock alone(writing_);
  try {
    const std::vector<Guard::Change> changes = guard_.take_changes();
    for (auto first = changes.begin(); first != changes.end();) {
      const TenantId tenant = first->tenant;
      const auto end = std::find_if(first, changes.end(), [tenant](const Guard::Change& each) {
        return each.tenant != tenant;
      });
      // Who has guessed at a tenant that is not there is remembered in memory alone.
      const auto written = tenant == kNoTenant ? Result<void>() : write(tenant, {first, end});
      if (!written) trouble_(written.error().detail);
      first = end;
    }
  } catch (const std::exception& exhausted) {
    trouble_(exhausted.what());
  }
}

Result<void> FailureKeeper::write(TenantId tenant, std::span<const Guard::Change> changes) {
  return store_.write(tenant, [&](store::Transaction& transaction) -> Result<void> {
    for (const Guard::Change& change : changes) {
      if (change.known) {
        transaction.put(*change.known);
      } else {
        static_cast<void>(transaction.erase_sign_in_failure(change.login));
      }
    }
    return {};
  });
}

}  // namespace crm::auth
