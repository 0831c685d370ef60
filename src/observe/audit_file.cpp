#include "observe/audit_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace crm::observe {
namespace {

constexpr int kNone = -1;

// So that the name of a new file outlives a power cut, too.
bool sync_folder(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool is_synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return is_synced;
}

}  // namespace

Result<AuditFile> AuditFile::open(const std::filesystem::path& path) {
  const int descriptor =
      ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
             S_IRUSR | S_IWUSR);
  AuditFile file(descriptor, path);
  if (descriptor < 0) return file.cannot("opened", errno);
  if (const auto locked = file.lock(); !locked) return forward(locked);
  if (const auto read = file.read_end(); !read) return forward(read);
  if (const auto taken = file.take_over(); !taken) return forward(taken);
  return file;
}

AuditFile::AuditFile(AuditFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, kNone)),
      path_(std::move(other.path_)),
      size_(other.size_),
      has_half_a_line_(other.has_half_a_line_),
      broken_(std::move(other.broken_)),
      tip_(std::move(other.tip_)),
      torn_bytes_(other.torn_bytes_) {}

AuditFile& AuditFile::operator=(AuditFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  std::swap(size_, other.size_);
  std::swap(has_half_a_line_, other.has_half_a_line_);
  std::swap(broken_, other.broken_);
  std::swap(tip_, other.tip_);
  std::swap(torn_bytes_, other.torn_bytes_);
  return *this;
}

AuditFile::~AuditFile() {
  if (descriptor_ != kNone) ::close(descriptor_);
}

Result<void> AuditFile::lock() {
  struct stat about{};
  if (::fstat(descriptor_, &about) != 0) return cannot("opened", errno);
  if (!S_ISREG(about.st_mode)) {
    return refuse(ErrorKind::Unavailable,
                  "The audit log " + path_.string() + " is no regular file.");
  }
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    return refuse(ErrorKind::Unavailable, "The audit log " + path_.string() +
                                              " is written by another process; each database "
                                              "needs one of its own.");
  }
  if (::fstat(descriptor_, &about) != 0) return cannot("opened", errno);
  mode_ = about.st_mode & 0777U;
  size_ = static_cast<std::uint64_t>(about.st_size);
  return {};
}

// Judges the file, and changes nothing of it: the setting may name somebody's own.
Result<void> AuditFile::read_end() {
  const std::uint64_t begin = size_ - std::min<std::uint64_t>(size_, 2 * kAuditLineBytesMax);
  std::string end(size_ - begin, '\0');
  const ssize_t got = ::pread(descriptor_, end.data(), end.size(), static_cast<off_t>(begin));
  if (got < 0 || static_cast<std::size_t>(got) != end.size()) return cannot("read", errno);
  const auto line_end = end.rfind('\n');
  const std::size_t whole = line_end == std::string::npos ? 0 : line_end + 1;
  torn_bytes_ = end.size() - whole;
  bool is_ours = torn_bytes_ <= kAuditLineBytesMax;
  if (whole == 0) {
    is_ours = is_ours && may_begin_audit_line(end);
  } else {
    end.resize(whole);
    const auto line_begin = whole == 1 ? std::string::npos : end.rfind('\n', whole - 2);
    const auto tip = audit_tip(line_begin == std::string::npos ? end : end.substr(line_begin + 1));
    is_ours = is_ours && tip;
    if (tip) tip_ = *tip;
  }
  if (is_ours) return {};
  return refuse(ErrorKind::Unavailable, path_.string() +
                                            " does not end with a line of an audit log; move it "
                                            "away, and a new one begins.");
}

Result<void> AuditFile::take_over() {
  constexpr mode_t kOwnersAlone = S_IRUSR | S_IWUSR;
  if (mode_ != kOwnersAlone && ::fchmod(descriptor_, kOwnersAlone) != 0) {
    return cannot("made its owner's alone", errno);
  }
  if (size_ == 0 && !sync_folder(path_)) return cannot("opened", errno);
  size_ -= torn_bytes_;
  if (torn_bytes_ > 0 && ::ftruncate(descriptor_, static_cast<off_t>(size_)) != 0) {
    return cannot("mended", errno);
  }
  return {};
}

bool AuditFile::is_at(const std::filesystem::path& path) const {
  struct stat here{};
  struct stat there{};
  return ::fstat(descriptor_, &here) == 0 && ::lstat(path.c_str(), &there) == 0 &&
         here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

Result<void> AuditFile::append(std::string_view lines) {
  if (broken_) return tl::unexpected<Error>(*broken_);
  const auto cut = [&] { return ::ftruncate(descriptor_, static_cast<off_t>(size_)) == 0; };
  if (has_half_a_line_ && !cut()) return cannot("mended", errno);
  has_half_a_line_ = false;
  std::string_view rest = lines;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int cause = errno;
      has_half_a_line_ = rest.size() < lines.size() && !cut();
      return cannot("written", cause);
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  size_ += lines.size();
  return {};
}

Result<void> AuditFile::sync() {
  if (broken_) return tl::unexpected<Error>(*broken_);
  if (::fsync(descriptor_) == 0) return {};
  broken_ = cannot("written to the disk", errno).value();
  return tl::unexpected<Error>(*broken_);
}

tl::unexpected<Error> AuditFile::cannot(std::string_view what, int cause) const {
  const bool is_full = cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
  return refuse(is_full ? ErrorKind::StorageFull : ErrorKind::Unavailable,
                "The audit log " + path_.string() + " cannot be " + std::string(what) + ": " +
                    std::generic_category().message(cause) + ".");
}

}  // namespace crm::observe
