// A copy of a database file as it is at one moment, made while others go on reading and writing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/result.h"

namespace crm::store {

// Copies the database to a file that must not be there yet. It is written under another name, which
// is gone whatever goes wrong, and is whole and durable when it has that of `to`. `on_progress`
// hears the pages copied and to be copied in all, and may end it by false. The copy's size in
// bytes. Errors: BadRequest when `to` is there, Unavailable when it cannot be written or was ended.
[[nodiscard]] Result<std::uint64_t> back_up(
    const std::filesystem::path& database, const std::filesystem::path& to,
    const std::function<bool(std::uint64_t done, std::uint64_t total)>& on_progress);

}  // namespace crm::store
