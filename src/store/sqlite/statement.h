// A prepared statement, and one run of it: values go in as bound parameters from left to right,
// columns come out from left to right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/instant.h"
#include "domain/activity.h"
#include "domain/entities.h"

struct sqlite3;
struct sqlite3_stmt;

namespace crm::store::sqlite {

class Statement {
 public:
  // Throws Failure. REQUIRES: database outlives this; sql is one statement.
  Statement(sqlite3* database, const char* sql);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

 private:
  friend class Run;
  sqlite3_stmt* handle_ = nullptr;
};

// Ids are stored as NULL where they say "none", so that a foreign key asks nothing of them.
template <class T>
concept Id = std::is_enum_v<T> && (sizeof(std::underlying_type_t<T>) >= sizeof(std::int32_t));
// Types, statuses and kinds are stored as their number.
template <class T>
concept Kind = std::is_enum_v<T> && (sizeof(std::underlying_type_t<T>) == 1);

// Resets the statement when it ends, so that no run keeps a snapshot or a text alive. One run at a
// time of one statement. Bound texts are not copied: they must live until the run ends. Members
// throw Failure.
class Run {
 public:
  template <class... Values>
  explicit Run(Statement& statement, const Values&... values) : Run(statement.handle_) {
    (bind(values), ...);  // where this throws the destructor clears what is bound
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run();

  void bind(std::int64_t value);
  void bind(std::int32_t value) { bind(std::int64_t{value}); }
  void bind(std::uint8_t value) { bind(std::int64_t{value}); }
  void bind(bool value) { bind(std::int64_t{value ? 1 : 0}); }
  void bind(std::string_view value);
  void bind(const char* value) = delete;  // would become a bool
  void bind(std::nullopt_t);
  void bind(Instant value) { bind(value.ticks); }
  void bind(const Stamp& value);       // two columns
  void bind(const Subject& value);     // two columns
  void bind(const Owned& value);       // two columns
  void bind(const Visibility& value);  // two columns
  void bind(const HeadSlot& value);    // four columns, all NULL where nothing stands
  void bind(const std::optional<Instant>& value);
  void bind(const std::optional<Stamp>& value);  // two columns
  template <Id T>
  void bind(T value) {
    raw(value) == 0 ? bind(std::nullopt) : bind(std::int64_t{raw(value)});
  }
  template <Kind T>
  void bind(T value) {
    bind(std::int64_t{raw(value)});
  }

  // True: a row is here, its columns not yet read. False: there are no more.
  bool next();
  // For statements that answer no rows.
  void finish() { next(); }

  void read(std::int64_t& value);
  void read(std::uint64_t& value);
  void read(std::int32_t& value);
  void read(std::uint8_t& value);
  void read(bool& value);
  void read(std::string& value);
  void read(Instant& value) { read(value.ticks); }
  void read(Stamp& value);
  void read(Subject& value);
  void read(Owned& value);
  void read(Visibility& value);
  void read(HeadSlot& value);
  void read(std::optional<Instant>& value);
  void read(std::optional<Stamp>& value);
  template <class T>
    requires std::is_enum_v<T>
  void read(T& value) {
    std::underlying_type_t<T> number{};
    read(number);
    value = T{number};
  }

 private:
  explicit Run(sqlite3_stmt* handle) : handle_(handle) {}
  [[nodiscard]] bool is_null() const;
  void check(int code) const;

  sqlite3_stmt* handle_;
  int parameter_ = 0;  // the one bound last; they count from 1
  int column_ = 0;     // the one to be read next; they count from 0
};

}  // namespace crm::store::sqlite
