#include "store/sqlite/database_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "base/civil_time.h"

namespace crm::store::sqlite {
namespace {

// The file holds one line: process, since when, doing what: "1234 2026-01-31T09:30:00Z serve\n".
struct Holder {
  pid_t process = 0;
  std::string since;
  std::string doing;
};

std::optional<Holder> read_holder(int descriptor) {
  std::array<char, 256> bytes{};
  const ssize_t count = ::pread(descriptor, bytes.data(), bytes.size(), 0);
  if (count <= 0) return std::nullopt;
  const std::string_view text(bytes.data(), static_cast<std::size_t>(count));
  const std::size_t first = text.find(' ');
  const std::size_t second = text.find(' ', first + 1);
  const std::size_t end = text.find('\n');
  if (first == std::string_view::npos || second == std::string_view::npos ||
      end == std::string_view::npos || second > end) {
    return std::nullopt;
  }
  Holder holder;
  const char* const after_number = bytes.data() + first;
  const auto read = std::from_chars(bytes.data(), after_number, holder.process);
  if (read.ec != std::errc() || read.ptr != after_number || holder.process <= 0) {
    return std::nullopt;
  }
  holder.since = text.substr(first + 1, second - first - 1);
  holder.doing = text.substr(second + 1, end - second - 1);
  return holder;
}

// A process that has just taken the lock may not have written its line yet, so that the line is
// still a dead one's: better to name nobody.
bool lives(pid_t process) { return ::kill(process, 0) == 0 || errno == EPERM; }

std::string in_use(const std::filesystem::path& shown, int descriptor) {
  const std::optional<Holder> holder = read_holder(descriptor);
  std::string who = "another process";
  if (holder && lives(holder->process)) {
    who = "\"active-contacts " + holder->doing + "\" (process " + std::to_string(holder->process) +
          ", since " + holder->since + ")";
  }
  return shown.string() + " is in use by " + who + ". Stop it first, or use another --database.";
}

Result<void> write_holder(int descriptor, std::string_view doing, Instant now) {
  const Instant second{now.ticks - now.ticks % kTicksPerSecond};
  std::string line = std::to_string(::getpid()) + " " + utc_text(second) + " ";
  // One line whatever the word is.
  std::ranges::transform(doing, std::back_inserter(line),
                         [](char c) { return static_cast<unsigned char>(c) < ' ' ? '?' : c; });
  line += '\n';
  if (::ftruncate(descriptor, 0) == 0 &&
      ::pwrite(descriptor, line.data(), line.size(), 0) == static_cast<ssize_t>(line.size())) {
    return {};
  }
  return refuse(errno == ENOSPC ? ErrorKind::StorageFull : ErrorKind::Unavailable,
                "cannot write the lock file: " + std::generic_category().message(errno));
}

}  // namespace

Result<DatabaseLock> DatabaseLock::take(const std::filesystem::path& located,
                                        const std::filesystem::path& shown, std::string_view doing,
                                        Instant now) {
  const std::string path = located.string() + ".lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) {
    return refuse(ErrorKind::Unavailable, "cannot open the lock file " + path + ": " +
                                              std::generic_category().message(errno));
  }
  DatabaseLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int cause = errno;
    std::string sentence = cause == EWOULDBLOCK ? in_use(shown, descriptor)
                                                : "cannot lock " + path + ": " +
                                                      std::generic_category().message(cause);
    ::close(std::exchange(lock.descriptor_, -1));  // not ours: its line must stay
    return refuse(ErrorKind::Unavailable, std::move(sentence));
  }
  if (const auto written = write_holder(descriptor, doing, now); !written) return forward(written);
  return lock;
}

DatabaseLock::DatabaseLock(DatabaseLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

DatabaseLock::~DatabaseLock() {
  if (descriptor_ < 0) return;
  // The file stays, empty: removing it could take away the file that the next one has just locked.
  [[maybe_unused]] const int ignored = ::ftruncate(descriptor_, 0);
  ::close(descriptor_);
}

}  // namespace crm::store::sqlite
