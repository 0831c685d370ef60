// A group of users.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct UserGroup {
  std::int32_t id = 0;
  std::string value;
  std::string tooltip;
  std::int32_t rank = 0;
  bool deleted = false;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const UserGroup&) const = default;
};

template <>
struct Description<UserGroup> {
  using C = UserGroup;
  static constexpr std::string_view kName = "UserGroup";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"Id", &C::id, Use::Both, 0, "Number of the group.", kKey},
      Field{"Value", &C::value, Use::Both, lengths::kUserGroupName, "Its name."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip, "What lists show beside it."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in lists."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether it is no longer offered."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
