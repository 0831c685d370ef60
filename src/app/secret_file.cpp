#include "app/secret_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace crm::app {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

tl::unexpected<Error> cannot(std::string_view what, const fs::path& file, int cause) {
  return refuse(cause == ENOSPC ? ErrorKind::StorageFull : ErrorKind::Unavailable,
                "cannot " + std::string(what) + " " + file.string() + ": " +
                    std::generic_category().message(cause));
}

Result<void> write_all(const Descriptor& descriptor, const fs::path& file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = ::write(descriptor.number(), text.data(), text.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return cannot("write", file, errno);
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  if (::fsync(descriptor.number()) != 0) return cannot("write", file, errno);
  return {};
}

}  // namespace

Result<std::optional<SecretFileText>> read_secret_file(const fs::path& file) {
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!descriptor.is_open() && errno == ENOENT) return std::nullopt;
  if (!descriptor.is_open()) return cannot("open", file, errno);
  struct stat about{};
  if (::fstat(descriptor.number(), &about) != 0) return cannot("read", file, errno);
  if (!S_ISREG(about.st_mode) || (about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return refuse(ErrorKind::Forbidden, file.string() +
                                            " may be read by others than its owner: chmod 600 " +
                                            file.string() + " first.");
  }
  SecretFileText text;
  std::size_t filled = 0;
  for (;;) {
    const auto room = text.room().subspan(filled);
    if (room.empty()) {
      return refuse(ErrorKind::Unavailable, file.string() + " is too long to be a file of keys.");
    }
    const ssize_t size = ::read(descriptor.number(), room.data(), room.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return cannot("read", file, errno);
    filled += static_cast<std::size_t>(size);
    text.resize(filled);
    if (size == 0) return text;
  }
}

// Under another name first, so that there is never half a file of this one.
Result<void> write_secret_file(const fs::path& file, std::string_view text) {
  fs::path half = file;
  half += ".new";
  ::unlink(half.c_str());  // of a crash: its rights could be others
  {
    const Descriptor descriptor(
        ::open(half.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!descriptor.is_open()) return cannot("create", half, errno);
    const auto written = write_all(descriptor, half, text);
    if (!written) {
      ::unlink(half.c_str());
      return written;
    }
  }
  if (::rename(half.c_str(), file.c_str()) != 0) return cannot("create", file, errno);
  const Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open() || ::fsync(folder.number()) != 0) return cannot("write", file, errno);
  return {};
}

}  // namespace crm::app
