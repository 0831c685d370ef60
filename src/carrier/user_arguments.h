// What agents' methods on users, roles, rights and lists are asked with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/user_enums.h"
#include "domain/lengths.h"
#include "domain/role.h"

namespace crm::carrier {

struct UserNameArgument {
  std::string user_name;

  bool operator==(const UserNameArgument&) const = default;
};

template <>
struct Description<UserNameArgument> {
  using C = UserNameArgument;
  static constexpr std::string_view kName = "User_GetUserFromNameRequest";
  static constexpr auto kFields = Fields{
      Field{"UserName", &C::user_name, Use::Request, lengths::kLogin, "Sign-in name."},
  };
};

struct RetireArguments {
  std::int32_t associate_id = 0;
  bool retired = false;

  bool operator==(const RetireArguments&) const = default;
};

template <>
struct Description<RetireArguments> {
  using C = RetireArguments;
  static constexpr std::string_view kName = "User_MakeRetiredRequest";
  static constexpr auto kFields = Fields{
      Field{"AssociateId", &C::associate_id, Use::Request, 0, "The user."},
      Field{"Retired", &C::retired, Use::Request, 0, "Whether to retire or to bring back."},
  };
};

struct ChangePasswordArguments {
  std::string old_password;
  std::string new_password;

  bool operator==(const ChangePasswordArguments&) const = default;
};

template <>
struct Description<ChangePasswordArguments> {
  using C = ChangePasswordArguments;
  static constexpr std::string_view kName = "User_ChangeOwnPasswordRequest";
  static constexpr auto kFields = Fields{
      Field{"OldPassword", &C::old_password, Use::Request, 0, "What it was."},
      Field{"NewPassword", &C::new_password, Use::Request, 0, "What it becomes."},
  };
};

struct RolesArguments {
  RoleType role_type = RoleType::Employee;

  bool operator==(const RolesArguments&) const = default;
};

template <>
struct Description<RolesArguments> {
  using C = RolesArguments;
  static constexpr std::string_view kName = "User_GetAllRolesRequest";
  static constexpr auto kFields = Fields{
      Field{"RoleType", &C::role_type, Use::Request, 0, "Kind of users the roles are for."},
  };
};

struct DataRightsArguments {
  std::int32_t role_id = 0;
  std::string table_name;

  bool operator==(const DataRightsArguments&) const = default;
};

template <>
struct Description<DataRightsArguments> {
  using C = DataRightsArguments;
  static constexpr std::string_view kName = "User_GetDataRightsRequest";
  static constexpr auto kFields = Fields{
      Field{"RoleId", &C::role_id, Use::Request, 0, "The role."},
      Field{"TableName", &C::table_name, Use::Request, 0, "Kind of rows."},
  };
};

struct SetDataRightArguments {
  std::int32_t role_id = 0;
  std::string table_name;
  Relation relation_to_owner = Relation::MyOwn;
  std::string data_right_value;

  bool operator==(const SetDataRightArguments&) const = default;
};

template <>
struct Description<SetDataRightArguments> {
  using C = SetDataRightArguments;
  static constexpr std::string_view kName = "User_SetDataRightRequest";
  static constexpr auto kFields = Fields{
      Field{"RoleId", &C::role_id, Use::Request, 0, "The role."},
      Field{"TableName", &C::table_name, Use::Request, 0, "Kind of rows."},
      Field{"RelationToOwner", &C::relation_to_owner, Use::Request, 0,
            "How the user stands to the row."},
      Field{"DataRightValue", &C::data_right_value, Use::Request, 0, "Letters of CRUD."},
  };
};

struct TableNameArgument {
  std::string table_name;

  bool operator==(const TableNameArgument&) const = default;
};

template <>
struct Description<TableNameArgument> {
  using C = TableNameArgument;
  static constexpr std::string_view kName = "Sentry_GetNewTableRightRequest";
  static constexpr auto kFields = Fields{
      Field{"TableName", &C::table_name, Use::Request, 0, "Kind of rows."},
  };
};

struct OwnershipArguments {
  std::string table_name;
  std::int32_t contact_group_id = 0;
  std::int32_t contact_associate_id = 0;

  bool operator==(const OwnershipArguments&) const = default;
};

template <>
struct Description<OwnershipArguments> {
  using C = OwnershipArguments;
  static constexpr std::string_view kName = "Sentry_GetTableRightByOwnershipRequest";
  static constexpr auto kFields = Fields{
      Field{"TableName", &C::table_name, Use::Request, 0, "Kind of rows."},
      Field{"ContactGroupId", &C::contact_group_id, Use::Request, 0,
            "Group of the company's owner."},
      Field{"ContactAssociateId", &C::contact_associate_id, Use::Request, 0,
            "The company's owner."},
  };
};

struct ContactOwnershipArguments {
  std::string table_name;
  std::int32_t contact_id = 0;

  bool operator==(const ContactOwnershipArguments&) const = default;
};

template <>
struct Description<ContactOwnershipArguments> {
  using C = ContactOwnershipArguments;
  static constexpr std::string_view kName = "Sentry_GetTableRightByContactOwnershipRequest";
  static constexpr auto kFields = Fields{
      Field{"TableName", &C::table_name, Use::Request, 0, "Kind of rows."},
      Field{"ContactId", &C::contact_id, Use::Request, 0, "The company."},
  };
};

struct FunctionRightArgument {
  std::string function_right;

  bool operator==(const FunctionRightArgument&) const = default;
};

template <>
struct Description<FunctionRightArgument> {
  using C = FunctionRightArgument;
  static constexpr std::string_view kName = "Sentry_HasFunctionRightRequest";
  static constexpr auto kFields = Fields{
      Field{"FunctionRight", &C::function_right, Use::Request, 0, "Name of what may be done."},
  };
};

struct MdoListArguments {
  std::string name;
  bool force_flat_list = false;
  std::string additional_info;
  bool only_history = false;

  bool operator==(const MdoListArguments&) const = default;
};

template <>
struct Description<MdoListArguments> {
  using C = MdoListArguments;
  static constexpr std::string_view kName = "MDO_GetListRequest";
  static constexpr auto kFields = Fields{
      Field{"Name", &C::name, Use::Request, 0, "Name of the list."},
      Field{"ForceFlatList", &C::force_flat_list, Use::Request, 0,
            "Whether to leave out headings."},
      Field{"AdditionalInfo", &C::additional_info, Use::Request, 0, "What narrows the list."},
      Field{"OnlyHistory", &C::only_history, Use::Request, 0, "Only what was used lately."},
  };
};

struct ListNameArguments {
  std::string ud_list_definition_name;
  bool include_deleted = false;

  bool operator==(const ListNameArguments&) const = default;
};

template <>
struct Description<ListNameArguments> {
  using C = ListNameArguments;
  static constexpr std::string_view kName = "List_GetAllFromListNameRequest";
  static constexpr auto kFields = Fields{
      Field{"UdListDefinitionName", &C::ud_list_definition_name, Use::Request, 0,
            "Name of the list."},
      Field{"IncludeDeleted", &C::include_deleted, Use::Request, 0,
            "Whether to tell also what is no longer offered."},
  };
};

}  // namespace crm::carrier
