// Enums of the wire that users and roles have.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "carrier/enum_names.h"
#include "carrier/flags.h"
#include "domain/role.h"

namespace crm::carrier {

// Kind of user; a resource is something that can be booked.
enum class UserType : std::uint8_t {
  Unknown = 0,
  InternalAssociate = 1,
  ResourceAssociate = 2,
  ExternalAssociate = 3,
  AnonymousAssociate = 4,
  SystemAssociate = 5,
};

template <>
struct EnumTable<UserType> {
  static constexpr std::string_view kType = "UserType";
  static constexpr std::array kNames{
      FlagName{"Unknown", 0},
      FlagName{"InternalAssociate", 1},
      FlagName{"ResourceAssociate", 2},
      FlagName{"ExternalAssociate", 3},
      FlagName{"AnonymousAssociate", 4},
      FlagName{"SystemAssociate", 5},
  };
};

template <>
struct EnumTable<RoleType> {
  static constexpr std::string_view kType = "RoleType";
  static constexpr std::array kNames{
      FlagName{"Employee", 0},
      FlagName{"ExternalUser", 1},
      FlagName{"Anonymous", 2},
      FlagName{"System", 3},
  };
};

template <>
struct EnumTable<Relation> {
  static constexpr std::string_view kType = "RoleRelationToOwner";
  static constexpr std::array kNames{
      FlagName{"MyOwn", 0},           FlagName{"PrimaryGroup", 1}, FlagName{"OtherGroups", 2},
      FlagName{"OtherAssociates", 3}, FlagName{"ExternalUser", 4}, FlagName{"Anonymous", 5},
  };
};

}  // namespace crm::carrier
