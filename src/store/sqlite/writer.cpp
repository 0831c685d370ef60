#include "store/sqlite/writer.h"

#include <exception>
#include <new>
#include <string>
#include <utility>

#include "store/sqlite/app_rows.h"
#include "store/sqlite/identity.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/transaction.h"

namespace crm::store::sqlite {
namespace {

// Pages of 4 KiB. Short enough that a reader finds pages quickly in the log, long enough that the
// pages written again and again go to the file once.
constexpr int kCheckpointPages = 1000;
// From here on the log is emptied, and readers are waited for, so that it cannot grow for ever.
constexpr int kLogPagesMax = 16 * 1024;

// To all that went well before the transaction was lost, or have not run.
void lose(std::span<Submission> lost, const Error& error) noexcept {
  for (Submission& each : lost) {
    if (!each.fate) continue;
    try {
      each.fate = tl::unexpected(error);
    } catch (const std::bad_alloc&) {
      each.fate = tl::unexpected(out_of_memory());
    }
  }
}

}  // namespace

Writer::Writer(DatabaseLock lock, const std::filesystem::path& file, const Clock& clock,
               std::int64_t pages_max)
    : lock_(std::move(lock)), clock_(clock), connection_(file, Access::ReadWrite) {
  const std::int64_t version = version_of(connection_);  // refuses files that are not ours
  if (version == 0) connection_.execute("PRAGMA auto_vacuum = NONE");
  if (connection_.text("PRAGMA journal_mode = WAL") != "wal") {
    throw Failure(ErrorKind::Unavailable, "The database cannot keep a write-ahead log here.");
  }
  empty_old_log();
  migrate(connection_, version);
  // Not before: a new database would be refused when the limit is smaller than it begins.
  if (pages_max > 0) {
    connection_.execute(("PRAGMA max_page_count = " + std::to_string(pages_max)).c_str());
  }
}

Writer::~Writer() {
  connection_.roll_back();
  try {
    connection_.checkpoint(true);
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): a destructor cannot tell
    // The log keeps what the file could not take; the next one to open reads both.
  }
}

Result<void> Writer::run(TenantId tenant, const std::function<Result<void>(Transaction&)>& work) {
  return commit([&] {
    SqliteTransaction transaction(connection_, roles_, tenant, clock_);
    auto done = work(transaction);
    if (done) transaction.finish();
    return done;
  });
}

Result<void> Writer::change_apps(const std::function<Result<void>(std::vector<App>& apps)>& work) {
  return commit([&]() -> Result<void> {
    std::vector<App> apps = read_apps(connection_);
    if (const auto done = work(apps); !done) return done;
    for (const App& each : apps) put_app(connection_, each);
    return {};
  });
}

// What an earlier process has left in the log may be there in the system's memory alone: that of a
// commit whose sync has failed, which no later sync makes durable. Nothing is built on it: it is
// written to the file, which is synced, and the log begins anew.
void Writer::empty_old_log() {
  try {
    connection_.checkpoint(true);
  } catch (const DatabaseFailure& failure) {
    if (failure.kind() != ErrorKind::StorageFull) throw;
    // What is there can be read, and is moved when there is space.
  }
}

void Writer::begin() {
  // One that could not be left for want of memory is left now.
  connection_.roll_back();
  if (connection_.in_transaction()) throw std::bad_alloc();
  Run(connection_.prepared("BEGIN IMMEDIATE")).finish();
  roles_.begin();
}

Result<void> Writer::commit(const std::function<Result<void>()>& work) {
  const std::scoped_lock lock(mutex_);
  if (broken_) return tl::unexpected(still_broken());
  While meanwhile = While::Working;
  try {
    begin();
    const Rollback unless_committed(connection_);
    if (const auto done = work(); !done) return done;
    meanwhile = While::Committing;
    Run(connection_.prepared("COMMIT")).finish();
  } catch (const DatabaseFailure& failure) {
    return tl::unexpected(note(failure, meanwhile));
  } catch (const Failure& failure) {
    return tl::unexpected(error_of(failure));
  }
  shorten_log();
  return {};
}

void Writer::run_group(std::span<Submission> group) noexcept {
  const std::scoped_lock lock(mutex_);
  while (!group.empty()) group = group.subspan(run_together(group));
}

std::size_t Writer::run_together(std::span<Submission> group) noexcept {
  if (broken_) {
    lose(group, still_broken());
    return group.size();
  }
  std::size_t ran = 0;
  While meanwhile = While::Working;
  try {
    begin();
    const Rollback unless_committed(connection_);
    for (Submission& change : group) {
      ++ran;
      change.fate = run_one(change);
      if (broken_) {
        lose(group, still_broken());
        return group.size();
      }
      // A full disk may have cost the whole transaction, and with it those that went well.
      if (!connection_.in_transaction()) {
        lose(group.first(ran), change.fate.error());
        return ran;
      }
    }
    meanwhile = While::Committing;
    Run(connection_.prepared("COMMIT")).finish();
  } catch (const DatabaseFailure& failure) {
    lose(group, note(failure, meanwhile));
    return group.size();
  } catch (const std::exception&) {  // out of memory: those who wait must hear something
    const std::size_t lost = ran == 0 ? group.size() : ran;
    lose(group.first(lost), out_of_memory());
    return lost;
  }
  shorten_log();
  return group.size();
}

Result<void> Writer::run_one(const Submission& change) {
  Run(connection_.prepared("SAVEPOINT one")).finish();
  Result<void> done;
  try {
    SqliteTransaction transaction(connection_, roles_, change.tenant, clock_);
    done = change.work(transaction);
    if (done) transaction.finish();
    // What points to nothing would be found by the commit, which is everybody's.
    if (done && connection_.has_dangling_references()) {
      done = refuse(ErrorKind::Internal, "The change points to a row that is not there.");
    }
  } catch (const DatabaseFailure& failure) {
    done = tl::unexpected(note(failure, While::Working));
  } catch (const Failure& failure) {
    done = tl::unexpected(error_of(failure));
  } catch (const std::bad_alloc&) {
    done = tl::unexpected(out_of_memory());
  } catch (const std::exception& bug) {
    done = refuse(ErrorKind::Internal, bug.what());
  }
  if (!done && connection_.in_transaction()) {
    Run(connection_.prepared("ROLLBACK TO one")).finish();
  }
  if (connection_.in_transaction()) Run(connection_.prepared("RELEASE one")).finish();
  return done;
}

// Whether a failed commit will be found in the log after a restart, nobody can say; what is certain
// is that writing on would build on sand.
Error Writer::note(const DatabaseFailure& failure, While meanwhile) noexcept {
  if (!failure.ends_writing()) return error_of(failure);
  broken_ = failure;
  Error error = error_of(failure);
  if (meanwhile == While::Committing) {
    try {
      error.detail += " Whether the change was made shows after a restart.";
    } catch (const std::bad_alloc&) {  // NOLINT(bugprone-empty-catch): told shorter
    }
  }
  return error;
}

Error Writer::still_broken() const noexcept {
  try {
    return {ErrorKind::Unavailable,
            std::string(broken_->what()) + " Nothing more is written until a restart."};
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
}

void Writer::shorten_log() noexcept {
  const int pages = connection_.log_pages();
  if (pages < checkpointed_pages_) checkpointed_pages_ = 0;  // the log has begun anew
  if (pages - checkpointed_pages_ < kCheckpointPages) return;
  checkpointed_pages_ = pages;
  try {
    connection_.checkpoint(pages >= kLogPagesMax);
  } catch (const DatabaseFailure& failure) {
    // What was committed is safe in the log. A full disk may have space again next time.
    if (failure.ends_writing()) broken_ = failure;
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
    // Out of memory: the same.
  }
}

}  // namespace crm::store::sqlite
