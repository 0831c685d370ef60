#include "auth/failure_keeper.h"

#include <exception>
#include <utility>
#include <vector>

namespace crm::auth {

Result<std::unique_ptr<FailureKeeper>> FailureKeeper::open(store::Store& store, TenantId tenant,
                                                           Guard& guard,
                                                           std::chrono::milliseconds pause,
                                                           Trouble trouble) {
  const auto read = store.read(tenant, [&](const store::Reader& reader) -> Result<void> {
    for (const SignInFailure& each : reader.sign_in_failures()) guard.restore(each);
    return {};
  });
  if (!read) return forward(read);
  return std::unique_ptr<FailureKeeper>(
      new FailureKeeper(store, tenant, guard, pause, std::move(trouble)));
}

FailureKeeper::FailureKeeper(store::Store& store, TenantId tenant, Guard& guard,
                             std::chrono::milliseconds pause, Trouble trouble)
    : store_(store),
      tenant_(tenant),
      guard_(guard),
      pause_(pause),
      trouble_(std::move(trouble)),
      thread_([this] { work(); }) {}

FailureKeeper::~FailureKeeper() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  thread_.join();
}

void FailureKeeper::flush() { write_changes(); }

Result<void> FailureKeeper::reload() {
  std::set<std::string> kept;
  const auto read = store_.read(tenant_, [&](const store::Reader& reader) -> Result<void> {
    for (const SignInFailure& each : reader.sign_in_failures()) kept.insert(each.login);
    return {};
  });
  if (read) guard_.forget_others(kept);
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
    if (changes.empty()) return;
    const auto written =
        store_.write(tenant_, [&](store::Transaction& transaction) -> Result<void> {
          for (const Guard::Change& change : changes) {
            if (change.known) {
              transaction.put(*change.known);
            } else {
              static_cast<void>(transaction.erase_sign_in_failure(change.login));
            }
          }
          return {};
        });
    if (!written) trouble_(written.error().detail);
  } catch (const std::exception& exhausted) {
    trouble_(exhausted.what());
  }
}

}  // namespace crm::auth
