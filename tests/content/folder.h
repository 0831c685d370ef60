// A folder for one test, and what lies in it.
#pragma once

#include <sys/stat.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/byte_source.h"
#include "content/content_store.h"
#include "tests/support/scratch_folder.h"

namespace crm::content {

class Folder {
 public:
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path contents() const { return folder_.file("crm.db.content"); }
  // Of all regular files below the contents' folder.
  [[nodiscard]] std::vector<std::filesystem::path> files() const {
    std::vector<std::filesystem::path> found;
    for (const auto& each : std::filesystem::recursive_directory_iterator(contents())) {
      if (each.is_regular_file()) found.push_back(each.path());
    }
    return found;
  }

 private:
  ScratchFolder folder_;
};

inline std::unique_ptr<ContentStore> open_in(const Folder& folder) {
  auto store = ContentStore::open(folder.contents());
  if (!store) throw std::runtime_error(store.error().detail);
  return *std::move(store);
}

// Read in pieces of that size.
inline std::string text_of(const ByteSource& source, std::size_t piece_bytes = 1000) {
  std::string text;
  std::vector<char> piece(piece_bytes);
  while (text.size() < source.size()) {
    const auto got = source.read(text.size(), piece);
    if (!got || *got == 0) throw std::runtime_error("the source ends early");
    text.append(piece.data(), *got);
  }
  return text;
}

inline Stored keep(ContentStore& store, std::string_view text, TenantId tenant = kOnlyTenant) {
  auto writer = store.writer(tenant);
  if (!writer || !(*writer)->write(text)) throw std::runtime_error("not written");
  const auto stored = (*writer)->commit();
  if (!stored) throw std::runtime_error(stored.error().detail);
  return *stored;
}

inline unsigned mode_of(const std::filesystem::path& path) {
  struct stat about{};
  return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 0777U : 0U;
}

}  // namespace crm::content
