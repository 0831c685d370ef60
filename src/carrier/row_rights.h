// The two members that the wire's carriers have from their base class: what the caller may do with
// the row and with its fields. They are told, never read: clients send them back with every save.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

#include "carrier/field.h"
#include "carrier/rights.h"

namespace crm::carrier {

// A dictionary of FieldProperty, as constant text [adr 15]; {} where nobody has filled it in.
struct FieldProperties {
  std::span<const FieldProperty> entries;

  bool operator==(const FieldProperties& other) const {
    return std::ranges::equal(entries, other.entries);
  }
};

// Null where nobody has filled it in.
using RowTableRight = std::optional<TableRight>;

// The lines for them, last in the tables of carriers that have them.
template <class Carrier>
constexpr auto table_right_field() {
  return Field{
      "TableRight", &Carrier::table_right, Use::Answer, 0, "What the caller may do with the row.",
      kOfBaseClass};
}
template <class Carrier>
constexpr auto field_properties_field() {
  return Field{"FieldProperties",
               &Carrier::field_properties,
               Use::Answer,
               0,
               "What the caller may do with its fields.",
               kOfBaseClass};
}

}  // namespace crm::carrier
