// The one connection that commits and checkpoints, and the lock that makes it the only one [adr 5].
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/database_lock.h"
#include "store/sqlite/failure.h"
#include "store/sqlite/known_roles.h"
#include "store/store.h"

namespace crm::store::sqlite {

// What Store::submit was given, and what has become of it.
struct Submission {
  TenantId tenant{};
  Work work;
  Then then;
  Result<void> fate;
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

  // As Store::write; lack of memory is thrown, and nothing has changed then. Any thread may call.
  [[nodiscard]] Result<void> run(TenantId tenant,
                                 const std::function<Result<void>(Transaction&)>& work);
  // As Store::change_apps.
  [[nodiscard]] Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work);

  // Runs each change under a savepoint of its own and commits them together, as far as nothing that
  // happens to one takes the whole transaction away; fills in their fates, calls no `then`. Any
  // thread may call.
  void run_group(std::span<Submission> group) noexcept;

 private:
  enum class While : std::uint8_t { Working, Committing };

  // One transaction on the connection, committed where `work` goes well.
  [[nodiscard]] Result<void> commit(const std::function<Result<void>()>& work);
  void empty_old_log();
  void begin();
  // Runs them in one transaction. The fates of how many are settled: of all, or of the first ones
  // where it was lost with the last of them.
  [[nodiscard]] std::size_t run_together(std::span<Submission> group) noexcept;
  [[nodiscard]] Result<void> run_one(const Submission& change);
  // Its error; where it says so, nothing is written any more.
  [[nodiscard]] Error note(const DatabaseFailure& failure, While meanwhile) noexcept;
  [[nodiscard]] Error still_broken() const noexcept;
  // Not to be told of: what was committed before is durable.
  void shorten_log() noexcept;

  DatabaseLock lock_;  // let go after the connection is closed
  const Clock& clock_;
  std::mutex mutex_;  // held from the first statement of a transaction to its checkpoint
  Connection connection_;
  KnownRoles roles_;
  std::optional<DatabaseFailure> broken_;  // why no more is written
  int checkpointed_pages_ = 0;             // how long the log was at the last checkpoint
};

}  // namespace crm::store::sqlite
