// The shape of the database, as numbered steps from an empty file to what this program knows.
#pragma once

#include <cstdint>

namespace crm::store::sqlite {

class Connection;

// "ACts" in ASCII: tells our files from those of other programs.
inline constexpr std::int64_t kApplicationId = 0x41437473;

// The version this program knows.
[[nodiscard]] std::int64_t newest_version();

// Brings a database of version `version` up to the newest, each step in a transaction of its own.
// Throws Failure. REQUIRES: 0 <= version <= newest_version().
void migrate(Connection& connection, std::int64_t version);

}  // namespace crm::store::sqlite
