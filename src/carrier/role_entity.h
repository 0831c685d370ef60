// A role with its rights: for each relation to a row and each kind of row, what may be done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/associate.h"
#include "carrier/field.h"
#include "carrier/list_items.h"
#include "carrier/row_rights.h"
#include "carrier/user_enums.h"
#include "carrier/values.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"
#include "domain/role.h"

namespace crm::carrier {

struct DataRight {
  std::string value;
  std::string description;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const DataRight&) const = default;
};

template <>
struct Description<DataRight> {
  using C = DataRight;
  static constexpr std::string_view kName = "DataRight";
  static constexpr auto kFields = Fields{
      Field{"Value", &C::value, Use::Both, 0, "Letters of CRUD."},
      Field{"Description", &C::description, Use::Both, 0, "The same in words."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

struct EntityName {
  std::string table_name;
  std::string table_description;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const EntityName&) const = default;
};

template <>
struct Description<EntityName> {
  using C = EntityName;
  static constexpr std::string_view kName = "EntityName";
  static constexpr auto kFields = Fields{
      Field{"TableName", &C::table_name, Use::Both, 0, "Name of a table."},
      Field{"TableDescription", &C::table_description, Use::Both, 0, "What its rows are called."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

struct DataRights {
  std::vector<RelationToOwner> columns_info;
  std::vector<EntityName> rows_info;
  std::vector<std::vector<DataRight>> rights;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const DataRights&) const = default;
};

template <>
struct Description<DataRights> {
  using C = DataRights;
  static constexpr std::string_view kName = "DataRights";
  static constexpr auto kFields = Fields{
      Field{"ColumnsInfo", &C::columns_info, Use::Both, 0, "Relations of a user to a row."},
      Field{"RowsInfo", &C::rows_info, Use::Both, 0, "Kinds of rows."},
      Field{"Rights", &C::rights, Use::Both, 0,
            "What may be done: a row for each kind, a column for each relation."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

struct RoleEntity {
  std::int32_t role_id = 0;
  std::string name;
  std::string tooltip;
  RoleType role_type = RoleType::Employee;
  std::int32_t deleted = 0;
  std::int32_t rank = 0;
  UtcMoment created;
  std::int32_t use_categories = 0;
  std::optional<Associate> created_by;
  UtcMoment updated;
  std::optional<Associate> updated_by;
  std::optional<DataRights> data_rights;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const RoleEntity&) const = default;
};

template <>
struct Description<RoleEntity> {
  using C = RoleEntity;
  static constexpr std::string_view kName = "RoleEntity";
  static constexpr auto kFields = Fields{
      Field{"RoleId", &C::role_id, Use::Both, 0, "Number of the role.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kRoleName, "Its name."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip, "What it is for."},
      Field{"RoleType", &C::role_type, Use::Both, 0, "Kind of users it is for."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "1 when it is no longer offered."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in lists."},
      Field{"Created", &C::created, Use::Both, 0, "When it was made."},
      Field{"UseCategories", &C::use_categories, Use::Both, 0, "1 when rights differ by category."},
      Field{"CreatedBy", &C::created_by, Use::Both, 0, "Who made it."},
      Field{"Updated", &C::updated, Use::Both, 0, "When it was changed."},
      Field{"UpdatedBy", &C::updated_by, Use::Both, 0, "Who changed it."},
      Field{"DataRights", &C::data_rights, Use::Both, 0, "Its rights."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
