#include "store/sqlite/new_database.h"

#include <system_error>

#include "store/sqlite/connection.h"
#include "store/sqlite/database_file.h"
#include "store/sqlite/migrations.h"
#include "store/store.h"

namespace crm::store::sqlite {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& file, const char* ending) {
  fs::path other = file;
  other += ending;
  return other;
}

// What a process that died at this left behind.
void clear_away(const fs::path& file) {
  std::error_code ignored;
  for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
    fs::remove(beside(file, ending), ignored);
  }
}

void fill(const fs::path& file) {
  Connection connection(file, Access::ReadWrite);
  connection.execute("PRAGMA auto_vacuum = NONE");
  if (connection.text("PRAGMA journal_mode = WAL") != "wal") {
    throw Failure(ErrorKind::Unavailable, "The database cannot keep a write-ahead log here.");
  }
  migrate(connection, 0);
  connection.checkpoint(true);
}

}  // namespace

Result<void> make_if_missing(const fs::path& located) {
  std::error_code ignored;
  if (fs::exists(located, ignored) && fs::file_size(located, ignored) > 0) return {};
  const fs::path making = beside(located, ".making");
  clear_away(making);
  if (const auto created = create_if_missing(making); !created) return created;
  fill(making);
  return give_name(making, located);
}

}  // namespace crm::store::sqlite
