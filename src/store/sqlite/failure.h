// What went wrong inside SQLite, told in the words of the store.
#pragma once

#include "store/store.h"

struct sqlite3;

namespace crm::store::sqlite {

// A Failure that knows SQLite's code for it.
class DatabaseFailure final : public Failure {
 public:
  DatabaseFailure(ErrorKind kind, const std::string& what, int code)
      : Failure(kind, what), code_(code) {}

  // The disk or the file is broken: another write could make it worse.
  [[nodiscard]] bool ends_writing() const;
  // The file holds something else.
  [[nodiscard]] bool not_a_database() const;

 private:
  int code_;  // an extended result code
};

// How a failure is told to whoever asked the store. Needs no memory where there is none.
[[nodiscard]] Error error_of(const Failure& failure) noexcept;
[[nodiscard]] Error out_of_memory() noexcept;

// Throws what `code`, an extended result code of SQLite, means: std::bad_alloc for lack of memory,
// else DatabaseFailure. `database` may be null.
// REQUIRES: errno was 0 before the call of SQLite that has just failed.
[[noreturn]] void fail(sqlite3* database, int code);

}  // namespace crm::store::sqlite
