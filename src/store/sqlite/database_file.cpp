#include "store/sqlite/database_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include "store/sqlite/network_file_system.h"

namespace crm::store::sqlite {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> cannot(const std::string& what, const fs::path& path, int cause) {
  const bool full = cause == ENOSPC || cause == EDQUOT;
  return refuse(
      full ? ErrorKind::StorageFull : ErrorKind::Unavailable,
      "cannot " + what + " " + path.string() + ": " + std::generic_category().message(cause));
}

// A file's name is part of its folder, and durable only when the folder has been written.
Result<void> sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return cannot("open the folder", folder, errno);
  const bool synced = ::fsync(descriptor) == 0;
  const int cause = errno;
  ::close(descriptor);
  if (!synced) return cannot("write the folder", folder, cause);
  return {};
}

}  // namespace

Result<fs::path> locate(const fs::path& path) {
  std::error_code error;
  fs::path located = fs::weakly_canonical(fs::absolute(path, error), error);
  if (error || path.empty() || !located.has_filename()) {
    return refuse(ErrorKind::Unavailable, "\"" + path.string() + "\" cannot be a database");
  }
  const fs::path folder = located.parent_path();
  if (!fs::is_directory(folder, error)) {
    return refuse(ErrorKind::NotFound, "there is no folder " + folder.string());
  }
  if (const auto network = network_file_system(folder)) {
    return refuse(ErrorKind::Unavailable, path.string() + " lies on a network file system (" +
                                              *network +
                                              "), where a database can be torn. Use a local disk.");
  }
  struct stat file{};
  if (::stat(located.c_str(), &file) != 0) return located;
  if (!S_ISREG(file.st_mode)) {
    return refuse(ErrorKind::Unavailable, path.string() + " is not a plain file");
  }
  if (file.st_nlink > 1) {
    return refuse(ErrorKind::Unavailable,
                  path.string() + " has a second name (a hard link). Remove all but one.");
  }
  return located;
}

Result<void> create_if_missing(const fs::path& located) {
  const int descriptor =
      ::open(located.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) {
    if (errno == EEXIST) return {};
    return cannot("create", located, errno);
  }
  const bool synced = ::fsync(descriptor) == 0;
  const int cause = errno;
  ::close(descriptor);
  if (!synced) return cannot("write", located, cause);
  return sync_folder(located.parent_path());
}

Result<void> give_name(const fs::path& complete, const fs::path& located) {
  const int descriptor = ::open(complete.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return cannot("open", complete, errno);
  const bool synced = ::fsync(descriptor) == 0;
  const int cause = errno;
  ::close(descriptor);
  if (!synced) return cannot("write", complete, cause);
  if (::rename(complete.c_str(), located.c_str()) != 0) return cannot("create", located, errno);
  return sync_folder(located.parent_path());
}

}  // namespace crm::store::sqlite
