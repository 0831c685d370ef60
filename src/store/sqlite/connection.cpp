#include "store/sqlite/connection.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <utility>

#include "store/sqlite/failure.h"
#include "store/sqlite/sql.h"

namespace crm::store::sqlite {
namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr int kEmptyLogTimeoutMs = 250;

// What an attacker who could smuggle SQL or a crafted file past us would meet. The statements of
// this room need far less than what is allowed here.
void lower_limits(sqlite3* database) {
  constexpr std::array<std::pair<int, int>, 11> kLimits{{
      {SQLITE_LIMIT_LENGTH, 4 * 1024 * 1024},
      {SQLITE_LIMIT_SQL_LENGTH, 64 * 1024},
      {SQLITE_LIMIT_COLUMN, 100},
      {SQLITE_LIMIT_EXPR_DEPTH, 50},
      {SQLITE_LIMIT_COMPOUND_SELECT, 5},
      {SQLITE_LIMIT_VDBE_OP, 100'000},
      {SQLITE_LIMIT_FUNCTION_ARG, 8},
      {SQLITE_LIMIT_ATTACHED, 0},
      {SQLITE_LIMIT_VARIABLE_NUMBER, sql::kValuesMax},
      {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
      {SQLITE_LIMIT_WORKER_THREADS, 0},
  }};
  for (const auto& [limit, value] : kLimits) sqlite3_limit(database, limit, value);
}

void set_switches(sqlite3* database, Access access) {
  const std::array<std::pair<int, int>, 8> switches{{
      {SQLITE_DBCONFIG_DEFENSIVE, 1},
      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
      {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
      {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
      {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
      {SQLITE_DBCONFIG_DQS_DML, 0},
      {SQLITE_DBCONFIG_DQS_DDL, 0},
      // Closing a reader must never move the log to the file [adr 5].
      {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, access == Access::ReadOnly ? 1 : 0},
  }};
  for (const auto& [option, value] : switches) {
    const int code = sqlite3_db_config(database, option, value, nullptr);
    if (code != SQLITE_OK) fail(database, code);
  }
}

constexpr const char* kPragmas =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA wal_autocheckpoint = 0;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA mmap_size = 0;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA journal_size_limit = 67108864;"
    "PRAGMA secure_delete = FAST;";  // zeroes what is replaced in pages that are written anyway

// Pages kept in memory, in KiB. The writer's hold the inner pages of all tables and indexes during
// an import; memory is taken only as pages are touched.
constexpr const char* kWriterPragmas = "PRAGMA cache_size = -65536;";
constexpr const char* kReaderPragmas = "PRAGMA cache_size = -4096; PRAGMA query_only = ON;";

// SQLite counts the memory that it holds, which nobody here asks for, and for that every piece that
// any thread takes or gives back goes through one lock: some three hundred of a follow-up saved.
// Too late where the program has used SQLite before, and then it counts.
void let_memory_be_uncounted() {
  [[maybe_unused]] static const int kOnce = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace

void Connection::Closer::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Connection::Connection(const std::filesystem::path& file, Access access) {
  let_memory_be_uncounted();
  sqlite3* opened = nullptr;
  const int flags = (access == Access::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE |
                    SQLITE_OPEN_NOFOLLOW;
  errno = 0;
  const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  database_.reset(opened);  // also a failed one must be closed
  if (code != SQLITE_OK) fail(opened, code);
  // SQLite is content to read a file that it may not write to.
  if (access == Access::ReadWrite && sqlite3_db_readonly(opened, "main") != 0) {
    fail(opened, SQLITE_READONLY);
  }
  sqlite3_busy_timeout(opened, kBusyTimeoutMs);
  lower_limits(opened);
  set_switches(opened, access);
  execute(kPragmas);
  execute(access == Access::ReadWrite ? kWriterPragmas : kReaderPragmas);
  sqlite3_wal_hook(
      opened,
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<Connection*>(self)->log_pages_ = pages;
        return SQLITE_OK;
      },
      this);
}

Connection::~Connection() = default;

Statement& Connection::prepared(const char* sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return found->second;
  return statements_.try_emplace(sql, database_.get(), sql).first->second;
}

void Connection::execute(const char* sql) {
  errno = 0;
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(database_.get(), code);
}

std::int64_t Connection::number(const char* sql) {
  Statement statement(database_.get(), sql);
  Run run(statement);
  std::int64_t value = 0;
  if (run.next()) run.read(value);
  return value;
}

std::string Connection::text(const char* sql) {
  Statement statement(database_.get(), sql);
  Run run(statement);
  std::string value;
  if (run.next()) run.read(value);
  return value;
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

bool Connection::has_dangling_references() const {
  int dangling = 0;
  int unused = 0;
  constexpr int kReset = 0;
  sqlite3_db_status(database_.get(), SQLITE_DBSTATUS_DEFERRED_FKS, &dangling, &unused, kReset);
  return dangling != 0;
}

void Connection::roll_back() noexcept {
  // SQLite has already rolled back by itself after some failures. A ROLLBACK that fails leaves the
  // transaction open, and the next BEGIN says so.
  if (in_transaction()) sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Connection::checkpoint(bool empty_log) {
  sqlite3* const database = database_.get();
  sqlite3_busy_timeout(database, kEmptyLogTimeoutMs);
  errno = 0;
  const int code = sqlite3_wal_checkpoint_v2(
      database, "main", empty_log ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, nullptr,
      nullptr);
  sqlite3_busy_timeout(database, kBusyTimeoutMs);
  if (code == SQLITE_OK && empty_log) log_pages_ = 0;
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) fail(database, code);
}

}  // namespace crm::store::sqlite
