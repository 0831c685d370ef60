// Files that hold a key: beside the database, never in it; the owner's alone, and never half.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace crm::app {

using SecretFileText = SecretOf<32768>;

// The whole file; none where there is none. Errors: Forbidden where others than the owner may read
// it, Unavailable where it cannot be read or is longer than the text may be.
[[nodiscard]] Result<std::optional<SecretFileText>> read_secret_file(
    const std::filesystem::path& file);

// Makes the file or replaces it, readable by its owner alone; on disk when this returns. REQUIRES:
// the database is open for writing, so that nobody else does so at the same time. Errors:
// StorageFull and Unavailable; then the file is as it was.
[[nodiscard]] Result<void> write_secret_file(const std::filesystem::path& file,
                                             std::string_view text);

}  // namespace crm::app
