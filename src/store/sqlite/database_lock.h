// Says who holds a database for writing. Only one process may write and checkpoint a database
// [adr 5]; whoever comes second is told who was first.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace crm::store::sqlite {

// Held until it is destroyed. The kernel lets go of it when the process ends in whatever way; what
// a dead process has left in the file is no obstacle.
class DatabaseLock {
 public:
  // Takes the lock of the database `located`, which is called `shown` in messages. `doing` is the
  // word for what this process does, such as "serve"; `now` tells since when. Unavailable when
  // another has it.
  [[nodiscard]] static Result<DatabaseLock> take(const std::filesystem::path& located,
                                                 const std::filesystem::path& shown,
                                                 std::string_view doing, Instant now);

  DatabaseLock(DatabaseLock&& other) noexcept;
  DatabaseLock& operator=(DatabaseLock&&) = delete;
  DatabaseLock(const DatabaseLock&) = delete;
  DatabaseLock& operator=(const DatabaseLock&) = delete;
  ~DatabaseLock();

 private:
  explicit DatabaseLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;  // -1 once moved from
};

}  // namespace crm::store::sqlite
