// The one connection that commits and checkpoints, and the lock that makes it the only one [adr 5].
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/database_lock.h"
#include "store/sqlite/failure.h"
#include "store/store.h"

namespace crm::store::sqlite {

// What Store::submit was given.
struct Submission {
  TenantId tenant{};
  Work work;
  Then then;
};

class Writer {
 public:
  // Makes the file, if there is none, into an up-to-date database. Throws Failure.
  // `pages_max` as in SqliteSettings. REQUIRES: clock outlives this; the lock is that of `file`.
  Writer(DatabaseLock lock, const std::filesystem::path& file, const Clock& clock,
         std::int64_t pages_max);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  // Empties the log into the file.
  ~Writer();

  // As Store::write. Any thread may call.
  [[nodiscard]] Result<void> run(TenantId tenant,
                                 const std::function<Result<void>(Transaction&)>& work);
  // As Store::change_apps.
  [[nodiscard]] Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work);

  // Runs each change under a savepoint of its own and commits them together, as far as nothing that
  // happens to one takes the whole transaction away; calls no `then`. What became of each, in
  // order. Any thread may call.
  [[nodiscard]] std::vector<Result<void>> run_group(std::span<const Submission> group);

 private:
  // One transaction on the connection, committed where `work` goes well.
  [[nodiscard]] Result<void> commit(const std::function<Result<void>()>& work);
  // What one transaction came to: of all, or of the first ones where it was lost with the last.
  [[nodiscard]] std::vector<Result<void>> run_together(std::span<const Submission> group);
  [[nodiscard]] Result<void> run_one(const Submission& change);
  // Its error; where it says so, nothing is written any more.
  [[nodiscard]] Error note(const DatabaseFailure& failure);
  void shorten_log();

  DatabaseLock lock_;  // let go after the connection is closed
  const Clock& clock_;
  std::mutex mutex_;  // held from the first statement of a transaction to its checkpoint
  Connection connection_;
  std::optional<std::string> broken_;  // why no more is written
  int checkpointed_pages_ = 0;         // how long the log was at the last checkpoint
};

}  // namespace crm::store::sqlite
