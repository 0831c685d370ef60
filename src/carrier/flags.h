// Values made of flags, told as text the way .NET does [wire: TableRight].
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace crm::carrier {

struct FlagName {
  std::string_view name;
  std::uint32_t value;
};

// The value's own name where it has one. Else the names of the greatest values that it holds, in
// rising order and separated by ", "; and the number where something is left that has no name, or
// nothing has one.
// REQUIRES: names rise by value; of several names for a value only the first is in the list.
[[nodiscard]] std::string flags_text(std::uint32_t value, std::span<const FlagName> names);

// The names of its single flags alone, separated by blanks: the list that XML holds
// [wire: XML answers]. Nothing is "", flags without a name are left out.
[[nodiscard]] std::string elementary_text(std::uint32_t value, std::span<const FlagName> names);

}  // namespace crm::carrier
