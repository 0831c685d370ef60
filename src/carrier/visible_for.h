// Who may see a follow-up or document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/activity_enums.h"
#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "domain/rights.h"

namespace crm::carrier {

struct VisibleFor {
  std::int32_t visible_id = 0;
  Visibility::Kind visibility = Visibility::Kind::All;
  std::string display_value;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const VisibleFor&) const = default;
};

template <>
struct Description<VisibleFor> {
  using C = VisibleFor;
  static constexpr std::string_view kName = "VisibleFor";
  static constexpr auto kFields = Fields{
      Field{"VisibleId", &C::visible_id, Use::Both, 0, "The user or group; 0 for all."},
      Field{"Visibility", &C::visibility, Use::Both, 0, "Whether for all, a user or a group."},
      Field{"DisplayValue", &C::display_value, Use::Both, 0, "Name of the user or group."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
