#include "store/sqlite/identity.h"

#include <string>

#include "store/sqlite/connection.h"
#include "store/sqlite/failure.h"
#include "store/sqlite/migrations.h"

namespace crm::store::sqlite {
std::int64_t version_of(Connection& connection) {
  const std::int64_t application = connection.number("PRAGMA application_id");
  const std::int64_t version = connection.number("PRAGMA user_version");
  const std::int64_t tables = connection.number("SELECT count(*) FROM sqlite_schema");
  // A new file, perhaps one whose first migration was cut off.
  if (application == 0 && version == 0 && tables == 0) return 0;
  if (application != kApplicationId || version < 1) {
    throw Failure(ErrorKind::Unavailable, kNotOurs);
  }
  if (version > newest_version()) {
    throw Failure(ErrorKind::Unavailable, "This program knows version " +
                                              std::to_string(newest_version()) +
                                              ", the database has " + std::to_string(version) +
                                              ": use a newer active-contacts.");
  }
  return version;
}

}  // namespace crm::store::sqlite
