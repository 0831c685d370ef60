#include "import/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

namespace crm::import {
namespace {

std::string system_words(int error) { return std::generic_category().message(error); }

// Why something that could be opened is not a file to read; empty when it is one.
std::string_view unfit(const struct stat& status) {
  if (S_ISDIR(status.st_mode)) return "is a folder; expected a file";
  if (!S_ISREG(status.st_mode)) return "is a pipe, a socket or a device; expected a file";
  if (status.st_size == 0) return "is empty; expected at least a header row";
  return {};
}

}  // namespace

Result<InputFile> InputFile::open(const std::filesystem::path& path) {
  std::string name = path.filename().string();
  // Without O_NONBLOCK opening a pipe would wait for whoever writes into it.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) {
    const int error = errno;
    if (error == ENOENT) return refuse(ErrorKind::NotFound, name + ": there is no such file");
    if (error == ELOOP) {
      return refuse(ErrorKind::BadRequest, name + " is a symbolic link; expected a file");
    }
    return refuse(ErrorKind::BadRequest, name + " cannot be opened: " + system_words(error));
  }
  InputFile file(descriptor, std::move(name), {});
  struct stat status{};
  if (::fstat(descriptor, &status) != 0) {
    return refuse(ErrorKind::BadRequest, file.name_ + " cannot be read: " + system_words(errno));
  }
  if (const auto why = unfit(status); !why.empty()) {
    return refuse(ErrorKind::BadRequest, file.name_ + " " + std::string(why));
  }
  const auto seen = file.look();
  if (!seen) return forward(seen);
  file.seen_ = *seen;
  return file;
}

InputFile::InputFile(int descriptor, std::string name, Seen seen)
    : descriptor_(descriptor), name_(std::move(name)), seen_(seen) {}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      seen_(other.seen_) {}

InputFile::~InputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

ByteSource InputFile::source() const {
  return [this, at = off_t{0}](std::span<char> into) mutable -> Result<std::size_t> {
    for (;;) {
      const ssize_t count = ::pread(descriptor_, into.data(), into.size(), at);
      if (count >= 0) {
        at += count;
        return static_cast<std::size_t>(count);
      }
      const int error = errno;
      if (error == EINTR) continue;
      return refuse(ErrorKind::BadRequest, "cannot be read: " + system_words(error));
    }
  };
}

Result<void> InputFile::check_unchanged() const {
  const auto now = look();
  if (!now) return forward(now);
  if (*now == seen_) return {};
  return refuse(ErrorKind::BadRequest,
                name_ + " was changed while it was being imported; nothing was imported");
}

Result<InputFile::Seen> InputFile::look() const {
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0) {
    return refuse(ErrorKind::BadRequest, name_ + " cannot be read: " + system_words(errno));
  }
  return Seen{static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec,
              status.st_mtim.tv_nsec};
}

}  // namespace crm::import
