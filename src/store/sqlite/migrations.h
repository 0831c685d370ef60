// The shape of the database, as numbered steps from an empty file to what this program knows.
#pragma once

#include <array>
#include <cstdint>

namespace crm::store::sqlite {

class Connection;

// "ACts" in ASCII: tells our files from those of other programs.
inline constexpr std::int64_t kApplicationId = 0x41437473;

// One step each, numbered from 1; a step that has been released never changes. The last statement
// of a step records its number.
extern const std::array<const char*, 1> kMigrations;

// The version this program knows.
[[nodiscard]] std::int64_t newest_version();

// Brings a database of version `version` up to the newest, each step in a transaction of its own.
// Throws Failure. REQUIRES: 0 <= version <= newest_version().
void migrate(Connection& connection, std::int64_t version);

}  // namespace crm::store::sqlite
