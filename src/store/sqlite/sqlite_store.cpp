#include "store/sqlite/sqlite_store.h"

#include <new>
#include <system_error>
#include <utility>

#include "store/sqlite/app_rows.h"
#include "store/sqlite/committer.h"
#include "store/sqlite/database_file.h"
#include "store/sqlite/database_lock.h"
#include "store/sqlite/failure.h"
#include "store/sqlite/identity.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/new_database.h"
#include "store/sqlite/reader_pool.h"
#include "store/sqlite/reading.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/soundness.h"
#include "store/sqlite/sql.h"
#include "store/sqlite/writer.h"

namespace crm::store {
namespace {

using sqlite::Committer;
using sqlite::Connection;
using sqlite::DatabaseLock;
using sqlite::ReaderPool;
using sqlite::Rollback;
using sqlite::Writer;

// What `ask` answers, or why the database cannot.
template <class Ask>
auto answer_of(Ask ask) -> decltype(ask()) {
  try {
    return ask();
  } catch (const Failure& failure) {
    return tl::unexpected(sqlite::error_of(failure));
  } catch (const std::bad_alloc&) {
    return tl::unexpected(sqlite::out_of_memory());
  }
}

tl::unexpected<Error> no_tenant() {
  return refuse(ErrorKind::Internal, "That is the number of no tenant.");
}

class Picture final : public sqlite::Reading<Reader> {
 public:
  using Reading::Reading;
};

// Pins the picture now rather than at the first question, so that "as of the call" is true.
void begin_picture(Connection& connection) {
  connection.execute("BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1;");
}

bool holds_nothing(const std::filesystem::path& file) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(file, error);
  return error || bytes == 0;
}

void require_up_to_date(Connection& connection) {
  const std::int64_t version = sqlite::version_of(connection);
  if (version == sqlite::newest_version()) return;
  throw Failure(ErrorKind::Unavailable,
                "The database is of version " + std::to_string(version) + ", this program needs " +
                    std::to_string(sqlite::newest_version()) +
                    ": start active-contacts serve once to bring it up to date.");
}

}  // namespace

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::filesystem::path& path,
                                                       OpenMode mode, const Clock& clock,
                                                       const SqliteSettings& settings) {
  return answer_of([&]() -> Result<std::unique_ptr<SqliteStore>> {
    const auto located = sqlite::locate(path);
    if (!located) return forward(located);
    std::unique_ptr<Writer> writer;
    try {
      if (mode == OpenMode::ReadWrite) {
        auto lock = DatabaseLock::take(*located, path, settings.doing, clock.now());
        if (!lock) return forward(lock);
        if (const auto created = sqlite::make_if_missing(*located); !created) {
          return forward(created);
        }
        writer = std::make_unique<Writer>(std::move(*lock), *located, clock, settings.pages_max);
      } else if (holds_nothing(*located)) {
        return refuse(ErrorKind::NotFound,
                      "there is no database at " + path.string() +
                          "; make one with active-contacts demo or active-contacts import");
      }
      auto readers = std::make_unique<ReaderPool>(*located, settings.readers_max);
      require_up_to_date(readers->take().connection());
      return std::unique_ptr<SqliteStore>(
          new SqliteStore(std::move(writer), std::move(readers), settings.submissions_max));
    } catch (const sqlite::DatabaseFailure& failure) {
      const std::string what =
          failure.not_a_database() ? std::string(sqlite::kNotOurs) : failure.what();
      return refuse(failure.kind(), path.string() + ": " + what);
    } catch (const Failure& failure) {
      return refuse(failure.kind(), path.string() + ": " + failure.what());
    }
  });
}

SqliteStore::SqliteStore(std::unique_ptr<Writer> writer, std::unique_ptr<ReaderPool> readers,
                         std::size_t submissions_max)
    : writer_(std::move(writer)), readers_(std::move(readers)) {
  if (writer_) committer_ = std::make_unique<Committer>(*writer_, submissions_max);
}

SqliteStore::~SqliteStore() = default;

Result<void> SqliteStore::write(TenantId tenant,
                                const std::function<Result<void>(Transaction&)>& work) {
  if (!writer_) return refuse(ErrorKind::Internal, "The database was opened for reading only.");
  if (tenant <= kNoTenant) return no_tenant();
  return answer_of([&] { return writer_->run(tenant, work); });
}

void SqliteStore::submit(TenantId tenant, const Work& work, const Then& then) {
  if (!committer_) {
    return then(refuse(ErrorKind::Internal, "The database was opened for reading only."));
  }
  if (tenant <= kNoTenant) return then(no_tenant());
  try {
    committer_->submit({tenant, work, then, {}});
  } catch (const std::bad_alloc&) {  // before it was taken in
    then(tl::unexpected(sqlite::out_of_memory()));
  }
}

Result<void> SqliteStore::read(TenantId tenant,
                               const std::function<Result<void>(const Reader&)>& work) const {
  return answer_of([&]() -> Result<void> {
    const ReaderPool::Lease lease = readers_->take();
    const Rollback at_the_end(lease.connection());
    begin_picture(lease.connection());
    return work(Picture(lease.connection(), tenant));
  });
}

Result<std::vector<App>> SqliteStore::apps() const {
  return answer_of([&]() -> Result<std::vector<App>> {
    const ReaderPool::Lease lease = readers_->take();
    const Rollback at_the_end(lease.connection());
    begin_picture(lease.connection());
    return sqlite::read_apps(lease.connection());
  });
}

Result<void> SqliteStore::change_apps(
    const std::function<Result<void>(std::vector<App>& apps)>& work) {
  if (!writer_) return refuse(ErrorKind::Internal, "The database was opened for reading only.");
  return answer_of([&] { return writer_->change_apps(work); });
}

Result<std::vector<Tenant>> SqliteStore::tenants() const {
  return answer_of([&]() -> Result<std::vector<Tenant>> {
    const ReaderPool::Lease lease = readers_->take();
    std::vector<Tenant> tenants;
    sqlite::Run run(lease.connection().prepared(sqlite::sql::kTenants));
    while (run.next()) {
      TenantId id{};
      run.read(id);
      tenants.push_back(sqlite::read_row<Tenant>(run));
      tenants.back().id = id;
    }
    return tenants;
  });
}

Result<std::vector<std::string>> SqliteStore::defects() const {
  return answer_of([&]() -> Result<std::vector<std::string>> {
    const ReaderPool::Lease lease = readers_->take();
    const Rollback at_the_end(lease.connection());
    begin_picture(lease.connection());
    return sqlite::defects_of(lease.connection());
  });
}

}  // namespace crm::store
