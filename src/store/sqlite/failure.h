// What went wrong inside SQLite, told in the words of the store.
#pragma once

#include "store/store.h"

struct sqlite3;

namespace crm::store::sqlite {

// Of a file that holds something else.
inline constexpr char kNotOurs[] = "This is not a database of active-contacts.";

// A Failure that knows SQLite's code for it.
class DatabaseFailure final : public Failure {
 public:
  DatabaseFailure(ErrorKind kind, const std::string& what, int code)
      : Failure(kind, what), code_(code) {}

  // The disk or the file is broken: another write could make it worse.
  [[nodiscard]] bool ends_writing() const;

 private:
  int code_;  // an extended result code
};

// Throws what `code`, an extended result code of SQLite, means. `database` may be null.
[[noreturn]] void fail(sqlite3* database, int code);

}  // namespace crm::store::sqlite
