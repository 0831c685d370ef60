// Keeps what the guard knows of logins in the store, so that a restart frees nobody. Requests never
// wait for it: a thread writes what has changed, at most so often.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <thread>
#include <vector>

#include "auth/guard.h"
#include "base/result.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::auth {

class FailureKeeper {
 public:
  // Called on the thread when something could not be written. Must not throw.
  using Trouble = std::function<void(std::string_view why)>;

  // Gives the guard what is kept of the tenants, and starts the thread. A power cut loses what
  // changed in the last `pause`. REQUIRES: store and guard outlive this. Errors: those of the
  // store.
  [[nodiscard]] static Result<std::unique_ptr<FailureKeeper>> open(
      store::Store& store, const std::vector<TenantId>& tenants, Guard& guard,
      std::chrono::milliseconds pause, Trouble trouble);
  FailureKeeper(const FailureKeeper&) = delete;
  FailureKeeper& operator=(const FailureKeeper&) = delete;
  // Writes what has changed now, so that the store tells what is in memory. What cannot be written
  // is told as trouble.
  void flush();

  // Has the guard forget the tenant's logins that the store no longer has: an administrator has
  // freed them. Errors: those of the store.
  [[nodiscard]] Result<void> reload(TenantId tenant);

  // Writes what has changed still.
  ~FailureKeeper();

 private:
  FailureKeeper(store::Store& store, Guard& guard, std::chrono::milliseconds pause,
                Trouble trouble);

  [[nodiscard]] Result<void> load(TenantId tenant);
  void work();
  void write_changes();
  [[nodiscard]] Result<void> write(TenantId tenant, std::span<const Guard::Change> changes);

  store::Store& store_;
  Guard& guard_;
  const std::chrono::milliseconds pause_;
  const Trouble trouble_;
  std::mutex writing_;  // one at a time
  std::mutex mutex_;    // guards stopping_
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;  // last: uses all of the above
};

}  // namespace crm::auth
