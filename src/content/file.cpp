#include "content/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

namespace crm::content {
namespace {

constexpr int kNone = -1;

}  // namespace

tl::unexpected<Error> cannot_be(std::string_view what, int cause) {
  const bool is_full = cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
  return refuse(is_full ? ErrorKind::StorageFull : ErrorKind::Unavailable,
                "The content of the document cannot be " + std::string(what) + ": " +
                    std::generic_category().message(cause) + ".");
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return cannot_be("kept", errno);
  File file(descriptor);
  return file.sync();
}

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, kNone)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

File::~File() {
  if (descriptor_ != kNone) ::close(descriptor_);
}

Result<File::New> File::make_in(const std::filesystem::path& folder) {
  std::string path = folder / "XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);  // of the mode 0600
  if (descriptor < 0) return cannot_be("written", errno);
  return New{File(descriptor), std::move(path)};
}

Result<void> File::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return cannot_be("written", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> File::sync() {
  if (::fsync(descriptor_) != 0) return cannot_be("kept", errno);
  return {};
}

Result<std::size_t> File::read(std::uint64_t at, std::span<char> space) const {
  std::size_t done = 0;
  while (done < space.size()) {
    const ssize_t got = ::pread(descriptor_, space.data() + done, space.size() - done,
                                static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot_be("read", errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

}  // namespace crm::content
