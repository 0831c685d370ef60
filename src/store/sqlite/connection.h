// One connection to the database file with every control set, and its prepared statements. Used by
// one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

#include "store/sqlite/statement.h"

struct sqlite3;

namespace crm::store::sqlite {

enum class Access : std::uint8_t { ReadOnly, ReadWrite };

class Connection {
 public:
  // The file must exist. Throws Failure. The journal is not touched: a file of another program
  // stays as it is.
  Connection(const std::filesystem::path& file, Access access);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // Prepared on first use and kept. REQUIRES: sql is a constant; its address is its name.
  [[nodiscard]] Statement& prepared(const char* sql);

  // Runs statements that bind nothing and answer nothing.
  void execute(const char* sql);
  // The first column of the only row that `sql` answers.
  [[nodiscard]] std::int64_t number(const char* sql);
  [[nodiscard]] std::string text(const char* sql);

  [[nodiscard]] bool in_transaction() const;
  // Whether the open transaction holds references that the commit would refuse.
  [[nodiscard]] bool has_dangling_references() const;
  // Never throws: for leaving a transaction behind after any kind of failure.
  void roll_back() noexcept;

  // Pages in the write-ahead log after the last commit of this connection.
  [[nodiscard]] int log_pages() const { return log_pages_; }
  // Moves what can be moved from the log to the file without waiting for readers. With `empty_log`
  // waits a moment for them, then cuts the log to nothing; readers that stay longer prevent that,
  // and nothing is lost. Throws Failure. Only the writer may call, between its transactions [adr
  // 5].
  void checkpoint(bool empty_log);

 private:
  struct Closer {
    void operator()(sqlite3* database) const;
  };

  std::unique_ptr<sqlite3, Closer> database_;
  std::unordered_map<const char*, Statement> statements_;  // dies before the database it belongs to
  int log_pages_ = 0;
};

// Leaves the transaction behind unless it was committed.
class Rollback {
 public:
  explicit Rollback(Connection& connection) : connection_(connection) {}
  Rollback(const Rollback&) = delete;
  Rollback& operator=(const Rollback&) = delete;
  ~Rollback() { connection_.roll_back(); }

 private:
  Connection& connection_;
};

}  // namespace crm::store::sqlite
