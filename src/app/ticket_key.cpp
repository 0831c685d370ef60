#include "app/ticket_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "app/open_store.h"
#include "base/secret.h"

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

Result<auth::TicketKey> key_in(const Descriptor& descriptor, const fs::path& file) {
  struct stat about{};
  if (::fstat(descriptor.number(), &about) != 0) return cannot("read", file, errno);
  if (!S_ISREG(about.st_mode) || (about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return refuse(ErrorKind::Forbidden, file.string() +
                                            " may be read by others than its owner: "
                                            "chmod 600 " +
                                            file.string() + " first.");
  }
  Secret text;
  const ssize_t size = ::read(descriptor.number(), text.room().data(), text.room().size());
  if (size < 0) return cannot("read", file, errno);
  text.resize(static_cast<std::size_t>(size));
  std::string_view line = text.view();
  if (line.ends_with('\n')) line.remove_suffix(1);
  auto key = auth::TicketKey::parse(line);
  if (!key) {
    return refuse(ErrorKind::Unavailable,
                  file.string() + " holds no key. Remove it, and a new one is made.");
  }
  return *std::move(key);
}

// Under another name first, so that there is never half a file of this one.
Result<void> write_key(const auth::TicketKey& key, const fs::path& file) {
  fs::path half = file;
  half += ".new";
  {
    const Descriptor descriptor(
        ::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!descriptor.is_open()) return cannot("create", half, errno);
    Secret line = key.hex();
    static_cast<void>(line.append("\n"));
    const auto size = static_cast<ssize_t>(line.view().size());
    if (::write(descriptor.number(), line.view().data(), line.view().size()) != size ||
        ::fsync(descriptor.number()) != 0) {
      return cannot("write", half, errno);
    }
  }
  if (::rename(half.c_str(), file.c_str()) != 0) return cannot("create", file, errno);
  const Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open() || ::fsync(folder.number()) != 0) return cannot("write", file, errno);
  return {};
}

}  // namespace

Result<auth::TicketKey> ticket_key(const Settings& settings) {
  const fs::path file = beside_database(settings, ".ticket-key");
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (descriptor.is_open()) return key_in(descriptor, file);
  if (errno != ENOENT) return cannot("open", file, errno);
  auto key = auth::TicketKey::random();
  const auto written = write_key(key, file);
  if (!written) return forward(written);
  return key;
}

}  // namespace crm::app
