// Whether a file is a database of ours, and of which version.
#pragma once

#include <cstdint>
#include <string_view>

namespace crm::store::sqlite {

class Connection;

inline constexpr std::string_view kNotOurs = "This is not a database of active-contacts.";

// The number of the last migration the database has seen, 0 for an empty file. Throws Failure when
// the database belongs to another program or to a newer version of this one. Changes nothing.
[[nodiscard]] std::int64_t version_of(Connection& connection);

}  // namespace crm::store::sqlite
