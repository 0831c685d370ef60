#include "store/sqlite/backup.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <system_error>

#include "store/sqlite/connection.h"
#include "store/sqlite/failure.h"

namespace crm::store {
namespace {

namespace fs = std::filesystem;

constexpr int kPagesAtOnce = 1024;

tl::unexpected<Error> cannot_write(const fs::path& to, const std::string& why) {
  return refuse(ErrorKind::Unavailable,
                "the backup cannot be written to " + to.string() + ": " + why + ".");
}

struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

// The file under its working name, gone unless kept.
class Draft {
 public:
  explicit Draft(const fs::path& to) : path_(to) { path_ += ".part"; }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    std::error_code ignored;
    for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
      fs::path file = path_;
      file += ending;
      fs::remove(file, ignored);
    }
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Also of a folder, so that a new name in it is durable.
bool make_durable(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool done = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return done;
}

// True when all pages are over, false when it was ended. Throws Failure.
bool copy(const fs::path& database, sqlite3* target,
          const std::function<bool(std::uint64_t, std::uint64_t)>& on_progress) {
  std::unique_ptr<sqlite3, Closer> source;
  sqlite3* opened = nullptr;
  int code = sqlite3_open_v2(database.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
  source.reset(opened);
  // One picture of the source for as long as the copy takes, whatever is committed meanwhile.
  if (code == SQLITE_OK) {
    code = sqlite3_exec(opened, "BEGIN; SELECT count(*) FROM sqlite_schema", nullptr, nullptr,
                        nullptr);
  }
  if (code != SQLITE_OK) throw Failure(ErrorKind::Unavailable, sqlite3_errmsg(opened));
  const std::unique_ptr<sqlite3_backup, Closer> backup(
      sqlite3_backup_init(target, "main", opened, "main"));
  if (!backup) throw Failure(ErrorKind::Unavailable, sqlite3_errmsg(target));
  for (;;) {
    code = sqlite3_backup_step(backup.get(), kPagesAtOnce);
    const auto total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup.get()));
    const auto left = static_cast<std::uint64_t>(sqlite3_backup_remaining(backup.get()));
    if (code == SQLITE_DONE) return true;
    if (code != SQLITE_OK) throw Failure(ErrorKind::Unavailable, sqlite3_errstr(code));
    if (!on_progress(total - left, total)) return false;
  }
}

}  // namespace

Result<std::uint64_t> back_up(
    const fs::path& database, const fs::path& to,
    const std::function<bool(std::uint64_t done, std::uint64_t total)>& on_progress) {
  std::error_code failed;
  if (fs::exists(to, failed)) {
    return refuse(ErrorKind::BadRequest,
                  to.string() + " is there already; a backup replaces nothing. Name another file.");
  }
  const Draft draft(to);
  // Made here, so that nobody else can read it, and nothing that lies there is written to.
  const int made = ::open(draft.path().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made < 0) return cannot_write(to, std::generic_category().message(errno));
  ::close(made);
  try {
    std::unique_ptr<sqlite3, Closer> target;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(draft.path().c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    target.reset(opened);
    if (code != SQLITE_OK) return cannot_write(to, sqlite3_errmsg(opened));
    if (!copy(database, opened, on_progress)) {
      return refuse(ErrorKind::Unavailable, "the backup was ended; there is none.");
    }
  } catch (const Failure& failure) {
    return cannot_write(to, failure.what());
  }
  if (!make_durable(draft.path(), O_RDONLY)) {
    return cannot_write(to, std::generic_category().message(errno));
  }
  const std::uint64_t bytes = fs::file_size(draft.path(), failed);
  // A link fails where the name has been taken meanwhile; a rename would replace what is there.
  fs::create_hard_link(draft.path(), to, failed);
  if (failed) return cannot_write(to, failed.message());
  const fs::path folder = to.has_parent_path() ? to.parent_path() : fs::path(".");
  static_cast<void>(make_durable(folder, O_RDONLY | O_DIRECTORY));
  return bytes;
}

}  // namespace crm::store
