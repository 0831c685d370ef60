#include "store/sqlite/statement.h"

#include <sqlite3.h>

#include <cassert>
#include <cerrno>

#include "store/sqlite/failure.h"

namespace crm::store::sqlite {

Statement::Statement(sqlite3* database, const char* sql) {
  errno = 0;
  const int code =
      sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr);
  if (code != SQLITE_OK) fail(database, sqlite3_extended_errcode(database));
}

Statement::~Statement() { sqlite3_finalize(handle_); }

Run::~Run() {
  sqlite3_reset(handle_);  // its code repeats what next() has thrown already
  sqlite3_clear_bindings(handle_);
}

void Run::check(int code) const {
  if (code == SQLITE_OK) return;
  sqlite3* const database = sqlite3_db_handle(handle_);
  fail(database, sqlite3_extended_errcode(database));
}

void Run::bind(std::int64_t value) { check(sqlite3_bind_int64(handle_, ++parameter_, value)); }

void Run::bind(std::string_view value) {
  // A null pointer would bind NULL, and an empty view may hold one.
  check(sqlite3_bind_text64(handle_, ++parameter_, value.data() == nullptr ? "" : value.data(),
                            value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

// What is not bound is NULL: the last run has left nothing behind.
void Run::bind(std::nullopt_t /*none*/) { ++parameter_; }

void Run::bind(const Stamp& value) {
  bind(value.at);
  bind(value.by);
}

void Run::bind(const Subject& value) {
  bind(value.table);
  bind(value.id);
}

void Run::bind(const Owned& value) {
  bind(value.owner);
  bind(value.group);
}

void Run::bind(const Visibility& value) {
  bind(value.kind);
  bind(value.id);
}

void Run::bind(const HeadSlot& value) {
  if (value.at == kNever) {
    for (int column = 0; column < 4; ++column) bind(std::nullopt);
    return;
  }
  bind(value.at);
  bind(value.subject);
  bind(value.person);
  bind(value.actor);
}

void Run::bind(const std::optional<Instant>& value) { value ? bind(*value) : bind(std::nullopt); }

void Run::bind(const std::optional<Stamp>& value) {
  if (value) {
    bind(*value);
  } else {
    bind(std::nullopt);
    bind(std::nullopt);
  }
}

bool Run::next() {
  assert(parameter_ == sqlite3_bind_parameter_count(handle_));
  column_ = 0;
  errno = 0;
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(sqlite3_db_handle(handle_), code);
}

bool Run::is_null() const { return sqlite3_column_type(handle_, column_) == SQLITE_NULL; }

void Run::read(std::int64_t& value) { value = sqlite3_column_int64(handle_, column_++); }

void Run::read(std::uint64_t& value) {
  value = static_cast<std::uint64_t>(sqlite3_column_int64(handle_, column_++));
}

void Run::read(std::int32_t& value) { value = sqlite3_column_int(handle_, column_++); }

void Run::read(std::uint8_t& value) {
  value = static_cast<std::uint8_t>(sqlite3_column_int(handle_, column_++));
}

void Run::read(bool& value) { value = sqlite3_column_int(handle_, column_++) != 0; }

void Run::read(std::string& value) {
  const auto* const text = sqlite3_column_text(handle_, column_);
  const int bytes = sqlite3_column_bytes(handle_, column_);
  // No text though the column holds one: SQLite could not get the memory.
  if (text == nullptr && !is_null()) fail(nullptr, SQLITE_NOMEM);
  value.assign(reinterpret_cast<const char*>(text), static_cast<std::size_t>(bytes));
  ++column_;
}

void Run::read(Stamp& value) {
  read(value.at);
  read(value.by);
}

void Run::read(Subject& value) {
  read(value.table);
  read(value.id);
}

void Run::read(Owned& value) {
  read(value.owner);
  read(value.group);
}

void Run::read(Visibility& value) {
  read(value.kind);
  read(value.id);
}

void Run::read(HeadSlot& value) {
  if (is_null()) {
    value = HeadSlot{};
    column_ += 4;
    return;
  }
  read(value.at);
  read(value.subject);
  read(value.person);
  read(value.actor);
}

void Run::read(std::optional<Instant>& value) {
  if (is_null()) {
    value.reset();
    ++column_;
    return;
  }
  read(value.emplace());
}

void Run::read(std::optional<Stamp>& value) {
  if (is_null()) {
    value.reset();
    column_ += 2;
    return;
  }
  read(value.emplace());
}

}  // namespace crm::store::sqlite
