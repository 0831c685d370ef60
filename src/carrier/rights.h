// What a caller may do with a row and with its fields, as answers tell it [wire: TableRight]
// [wire: FieldProperties].
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace crm::carrier {

struct TableRight {
  std::string_view mask;    // names of ETableRight
  std::string_view reason;  // "" when nothing is missing

  bool operator==(const TableRight&) const = default;
};

struct FieldProperty {
  std::string_view key;   // a name of the vendor's database fields, not always a member's
  std::string_view mask;  // names of EFieldRight
  std::string_view reason;
  std::string_view field_type;    // a .NET type name
  std::int32_t field_length = 0;  // the greatest length of a text; else bytes

  bool operator==(const FieldProperty&) const = default;
};

// The rights of the one built-in role: everything, with the fields that must be filled marked.
[[nodiscard]] TableRight full_table_right();
[[nodiscard]] std::span<const FieldProperty> full_field_properties();

}  // namespace crm::carrier
