#include "content/stored_file.h"

#include <algorithm>
#include <cstddef>

namespace crm::content {

Result<std::size_t> StoredFile::read(std::uint64_t at, std::span<char> space) const {
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(space.size(), size_ - at));
  auto got = file_.read(at, space.first(wanted));
  if (got && *got < wanted) {
    return refuse(ErrorKind::Unavailable,
                  "The content of the document is shorter than it was: compare the disk with the "
                  "last backup.");
  }
  return got;
}

}  // namespace crm::content
