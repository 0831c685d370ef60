// The store in one SQLite file: the default database.
//
// One process holds the file for writing, and in it one connection does every commit and every
// checkpoint [adr 5]; readers have connections of their own that can only read. A write is durable
// when write() returns.
//
// write() has a transaction of its own, on its caller's thread: for commands and imports. What is
// submitted is committed in groups, on a thread of the store's: for requests [adr 25].
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/store.h"

namespace crm::store {

enum class OpenMode : std::uint8_t {
  ReadWrite,  // makes the database if there is none, brings an old one up to date, takes the lock
  ReadOnly,   // changes nothing and needs no lock: beside a running server, too
};

struct SqliteSettings {
  // What this process does, in one word, for the sentence that refuses the next one.
  std::string doing = "serve";
  // Reads at the same time, at least one; more wait. A read inside of a read takes two.
  std::size_t readers_max = 8;
  // Pages of 4 KiB that the database may grow to; 0: as far as the disk goes. A write that needs
  // more is refused: StorageFull.
  std::int64_t pages_max = 0;
  // Changes submitted and not yet committed; further ones are refused: Busy.
  std::size_t submissions_max = 1024;
};

namespace sqlite {
class Committer;
class ReaderPool;
class Writer;
}  // namespace sqlite

class SqliteStore final : public Store {
 public:
  // The folder must exist. `clock` outlives the store. Errors: NotFound (no database to read, no
  // folder), Unavailable (in use by another process, not ours, of a newer version, damaged, on a
  // network file system), StorageFull.
  [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> open(
      const std::filesystem::path& path, OpenMode mode, const Clock& clock,
      const SqliteSettings& settings = {});

  // Empties the log into the file. REQUIRES: no call is running.
  ~SqliteStore() override;

  // Exceptions of `work` that are not the store's own pass through; nothing has changed then.
  // `work` must not call this store. Lack of memory refuses one change: Unavailable. After the disk
  // or the file has failed a write, all further ones are refused: Unavailable. A change whose
  // commit the disk has failed is not there; but when the process is killed then or the power goes,
  // it may be found done by the next one, whole.
  [[nodiscard]] Result<void> write(TenantId tenant,
                                   const std::function<Result<void>(Transaction&)>& work) override;
  void submit(TenantId tenant, const Work& work, const Then& then) override;
  [[nodiscard]] Result<void> read(
      TenantId tenant, const std::function<Result<void>(const Reader&)>& work) const override;
  [[nodiscard]] Result<std::vector<App>> apps() const override;
  [[nodiscard]] Result<void> change_apps(
      const std::function<Result<void>(std::vector<App>& apps)>& work) override;
  [[nodiscard]] Result<std::vector<Tenant>> tenants() const override;
  [[nodiscard]] Result<std::vector<std::string>> defects() const override;

 private:
  SqliteStore(std::unique_ptr<sqlite::Writer> writer, std::unique_ptr<sqlite::ReaderPool> readers,
              std::size_t submissions_max);

  std::unique_ptr<sqlite::Writer> writer_;  // null when opened for reading only
  std::unique_ptr<sqlite::ReaderPool>
      readers_;  // closed before: the writer's last act needs them gone
  std::unique_ptr<sqlite::Committer> committer_;  // null likewise; what it calls may still read
};

}  // namespace crm::store
