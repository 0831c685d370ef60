// The database as a file: where it really lies, and how a new one comes into being.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace crm::store::sqlite {

// The path without symbolic links, so that one database has one name and so one lock. The file
// itself may be missing, its folder not. Refuses network file systems, what is not a plain file,
// and a file with a second name (hard link), which would have a second log and lock.
[[nodiscard]] Result<std::filesystem::path> locate(const std::filesystem::path& path);

// Makes an empty file that only its owner may read, and makes its name durable. Does nothing when
// there is one. Never opens an existing file: closing it again would drop this process's locks on a
// database that is in use.
[[nodiscard]] Result<void> create_if_missing(const std::filesystem::path& located);

// Gives a complete file the name that others look for, when both are on disk; replaces an empty
// one.
[[nodiscard]] Result<void> give_name(const std::filesystem::path& complete,
                                     const std::filesystem::path& located);

}  // namespace crm::store::sqlite
