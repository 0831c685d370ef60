// Keeps the sessions of the book in the store, so that a restart signs nobody out. Requests never
// wait for it: a thread writes what has changed, at most so often.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "auth/session_book.h"
#include "base/clock.h"
#include "base/result.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::auth {

class SessionKeeper {
 public:
  // Called on the thread when something could not be written. Must not throw.
  using Trouble = std::function<void(std::string_view why)>;

  // Gives the book what is kept of the tenants, and starts the thread. A power cut loses what
  // changed in the last `pause`. REQUIRES: store, clock and book outlive this. Errors: those of the
  // store.
  [[nodiscard]] static Result<std::unique_ptr<SessionKeeper>> open(
      store::Store& store, const std::vector<TenantId>& tenants, SessionBook& book,
      const Clock& clock, std::chrono::milliseconds pause, Trouble trouble);
  SessionKeeper(const SessionKeeper&) = delete;
  SessionKeeper& operator=(const SessionKeeper&) = delete;
  // Writes what has changed still.
  ~SessionKeeper();

  // Writes what has changed, so that the store tells of all sessions. Any thread; waits for the
  // store. What it does not take is told to `trouble` and tried again later.
  void write_now();

  // Runs a command that looks at sessions in the store, or changes them: writes what has changed,
  // runs it, and gives the book what the store then says of the tenants that the command answers
  // to have changed. Any thread; waits for the store. Errors: those of the command, and of the
  // store.
  using Command = std::function<Result<std::vector<TenantId>>()>;
  [[nodiscard]] Result<void> around(const Command& command);

  // The book goes by what the store says of the tenant; for when a command has changed it.
  [[nodiscard]] Result<void> reload(TenantId tenant);

 private:
  SessionKeeper(store::Store& store, SessionBook& book, const Clock& clock,
                std::chrono::milliseconds pause, Trouble trouble);

  void work();
  void write_changes();
  [[nodiscard]] Result<void> give_book(TenantId tenant);

  store::Store& store_;
  SessionBook& book_;
  const Clock& clock_;
  const std::chrono::milliseconds pause_;
  const Trouble trouble_;
  std::mutex writing_;  // held from taking changes to having written them; guards unwritten_
  std::map<std::pair<TenantId, SessionId>, Session> unwritten_;  // what the store did not take
  std::mutex mutex_;                                             // guards stopping_
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;  // last: uses all of the above
};

}  // namespace crm::auth
