// How a new database comes into being: whole, or not at all.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace crm::store::sqlite {

// Where there is no file, or an empty one, makes a database of the newest version under another
// name beside it and gives it its name when it is complete and on disk: whoever looks meanwhile, or
// after a crash, finds no database rather than half of one. Throws Failure. REQUIRES: this process
// holds the database's lock.
[[nodiscard]] Result<void> make_if_missing(const std::filesystem::path& located);

}  // namespace crm::store::sqlite
