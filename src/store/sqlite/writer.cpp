#include "store/sqlite/writer.h"

#include <algorithm>
#include <exception>
#include <iterator>
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

}  // namespace

Writer::Writer(DatabaseLock lock, const std::filesystem::path& file, const Clock& clock,
               std::int64_t pages_max)
    : lock_(std::move(lock)), clock_(clock), connection_(file, Access::ReadWrite) {
  const std::int64_t version = version_of(connection_);  // refuses files that are not ours
  if (version == 0) connection_.execute("PRAGMA auto_vacuum = NONE");
  if (connection_.text("PRAGMA journal_mode = WAL") != "wal") {
    throw Failure(ErrorKind::Unavailable, "The database cannot keep a write-ahead log here.");
  }
  migrate(connection_, version);
  // Not before: a new database would be refused when the limit is smaller than it begins.
  if (pages_max > 0) {
    connection_.execute(("PRAGMA max_page_count = " + std::to_string(pages_max)).c_str());
  }
}

Writer::~Writer() {
  try {
    connection_.checkpoint(true);
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): a destructor cannot tell
    // The log keeps what the file could not take; the next one to open reads both.
  }
}

Result<void> Writer::run(TenantId tenant, const std::function<Result<void>(Transaction&)>& work) {
  return commit([&] {
    SqliteTransaction transaction(connection_, tenant, clock_);
    return work(transaction);
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

Result<void> Writer::commit(const std::function<Result<void>()>& work) {
  const std::scoped_lock lock(mutex_);
  if (broken_) return refuse(ErrorKind::Unavailable, *broken_);
  try {
    Run(connection_.prepared("BEGIN IMMEDIATE")).finish();
    const Rollback unless_committed(connection_);
    if (const auto done = work(); !done) return done;
    Run(connection_.prepared("COMMIT")).finish();
  } catch (const DatabaseFailure& failure) {
    return tl::unexpected(note(failure));
  } catch (const Failure& failure) {
    return refuse(failure.kind(), failure.what());
  }
  shorten_log();
  return {};
}

std::vector<Result<void>> Writer::run_group(std::span<const Submission> group) {
  const std::scoped_lock lock(mutex_);
  std::vector<Result<void>> fates;
  fates.reserve(group.size());
  while (fates.size() < group.size()) {
    std::vector<Result<void>> more = run_together(group.subspan(fates.size()));
    std::ranges::move(more, std::back_inserter(fates));
  }
  return fates;
}

std::vector<Result<void>> Writer::run_together(std::span<const Submission> group) {
  std::vector<Result<void>> fates;
  const auto lost = [&fates](const Error& error) {
    for (Result<void>& fate : fates) {
      if (fate) fate = tl::unexpected(error);
    }
    return std::move(fates);
  };
  try {
    if (!broken_) {
      Run(connection_.prepared("BEGIN IMMEDIATE")).finish();
      const Rollback unless_committed(connection_);
      for (const Submission& change : group) {
        fates.push_back(run_one(change));
        if (broken_) break;
        // A full disk may have cost the whole transaction, and with it those that went well.
        if (!connection_.in_transaction()) return lost(fates.back().error());
      }
      if (!broken_) Run(connection_.prepared("COMMIT")).finish();
    }
  } catch (const DatabaseFailure& failure) {
    const Error error = note(failure);
    fates.resize(group.size());
    return lost(error);
  } catch (const std::exception& bug) {  // out of memory: those who wait must hear something
    fates.resize(group.size());
    return lost({ErrorKind::Internal, bug.what()});
  }
  if (broken_) {
    fates.resize(group.size());
    return lost({ErrorKind::Unavailable, *broken_});
  }
  shorten_log();
  return fates;
}

Result<void> Writer::run_one(const Submission& change) {
  Run(connection_.prepared("SAVEPOINT one")).finish();
  Result<void> done;
  try {
    SqliteTransaction transaction(connection_, change.tenant, clock_);
    done = change.work(transaction);
    // What points to nothing would be found by the commit, which is everybody's.
    if (done && connection_.has_dangling_references()) {
      done = refuse(ErrorKind::Internal, "The change points to a row that is not there.");
    }
  } catch (const DatabaseFailure& failure) {
    done = tl::unexpected(note(failure));
  } catch (const Failure& failure) {
    done = refuse(failure.kind(), failure.what());
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
Error Writer::note(const DatabaseFailure& failure) {
  if (failure.ends_writing()) {
    broken_ = std::string(failure.what()) + " Nothing more is written until a restart.";
  }
  return {failure.kind(), failure.what()};
}

void Writer::shorten_log() {
  const int pages = connection_.log_pages();
  if (pages < checkpointed_pages_) checkpointed_pages_ = 0;  // the log has begun anew
  if (pages - checkpointed_pages_ < kCheckpointPages) return;
  checkpointed_pages_ = pages;
  try {
    connection_.checkpoint(pages >= kLogPagesMax);
  } catch (const DatabaseFailure& failure) {
    // What was committed is safe in the log. A full disk may have space again next time.
    if (failure.ends_writing()) broken_ = failure.what();
  }
}

}  // namespace crm::store::sqlite
