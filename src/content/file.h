// An open file of this room. Its errors are told to callers of the server, so they name no path.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/result.h"

namespace crm::content {

// A trouble with a file by its errno: StorageFull where there is no room, else Unavailable. `what`
// says what could not be done: "written".
[[nodiscard]] tl::unexpected<Error> cannot_be(std::string_view what, int cause);

// The names of a folder outlive a power cut. Errors: StorageFull, Unavailable.
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder);

class File {
 public:
  // A descriptor that is its own from here on.
  explicit File(int descriptor) : descriptor_(descriptor) {}
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  // A new one of the mode 0600 in that folder; `path` is set to where.
  struct New;
  [[nodiscard]] static Result<New> make_in(const std::filesystem::path& folder);

  // Behind what has been written. Errors: StorageFull, Unavailable.
  [[nodiscard]] Result<void> append(std::string_view bytes);
  // What has been written outlives a power cut.
  [[nodiscard]] Result<void> sync();
  // As ByteSource::read().
  [[nodiscard]] Result<std::size_t> read(std::uint64_t at, std::span<char> space) const;

 private:
  int descriptor_;
};

struct File::New {
  File file;
  std::filesystem::path path;
};

}  // namespace crm::content
