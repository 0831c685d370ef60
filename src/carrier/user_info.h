// What a person's entity tells of the user the person is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "carrier/user_enums.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct UserInfo {
  bool deleted = false;
  std::int32_t user_info_id = 0;
  std::string user_name;
  std::int32_t person_id = 0;
  std::int32_t rank = 0;
  std::string tooltip;
  std::int32_t user_group_id = 0;
  std::int32_t ej_user_id = 0;
  UserType user_type = UserType::Unknown;
  std::vector<std::string> granted_licenses;
  bool can_logon = false;
  std::string role_name;
  std::string role_tooltip;
  std::string user_group_name;
  std::string user_group_tooltip;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const UserInfo&) const = default;
};

template <>
struct Description<UserInfo> {
  using C = UserInfo;
  static constexpr std::string_view kName = "UserInfo";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether the user is retired."},
      Field{"UserInfoId", &C::user_info_id, Use::Both, 0, "Number of the user.", kKey},
      Field{"UserName", &C::user_name, Use::Both, lengths::kLogin, "Sign-in name."},
      Field{"PersonId", &C::person_id, Use::Both, 0, "The person."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in lists."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip,
            "What lists show beside the name."},
      Field{"UserGroupId", &C::user_group_id, Use::Both, 0, "The primary group."},
      Field{"EjUserId", &C::ej_user_id, Use::Both, 0, "The user in customer service, or 0."},
      Field{"UserType", &C::user_type, Use::Both, 0, "Kind of user."},
      Field{"GrantedLicenses", &C::granted_licenses, Use::Both, 0, "Names of modules."},
      Field{"CanLogon", &C::can_logon, Use::Both, 0, "Whether the user may sign in."},
      Field{"RoleName", &C::role_name, Use::Both, 0, "Name of the role."},
      Field{"RoleTooltip", &C::role_tooltip, Use::Both, 0, "What the role is for."},
      Field{"UserGroupName", &C::user_group_name, Use::Both, 0, "Name of the primary group."},
      Field{"UserGroupTooltip", &C::user_group_tooltip, Use::Both, 0, "What the group is for."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
