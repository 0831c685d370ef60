// What kind of business relation a company is: as entities refer to it, and as lists keep it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/list_enums.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct Category {
  std::int32_t id = 0;
  std::string value;
  std::string tooltip;
  CategoryGroup category_group = CategoryGroup::Unknown;
  bool enable_lead_status = false;
  std::int32_t rank = 0;
  bool deleted = false;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const Category&) const = default;
};

template <>
struct Description<Category> {
  using C = Category;
  static constexpr std::string_view kName = "Category";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"Id", &C::id, Use::Both, 0, "Number of the category.", kKey},
      Field{"Value", &C::value, Use::Both, lengths::kCategoryName, "Its name."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip, "What lists show beside it."},
      Field{"CategoryGroup", &C::category_group, Use::Both, 0, "What the category means to sales."},
      Field{"EnableLeadStatus", &C::enable_lead_status, Use::Both, 0,
            "Whether persons of such companies have a lead status."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in lists."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether it is no longer offered."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

struct CategoryEntity {
  std::int32_t category_id = 0;
  std::string name;
  CategoryGroup category_group = CategoryGroup::Unknown;
  std::string tooltip;
  std::int32_t rank = 0;
  bool enable_lead_status = false;
  std::int32_t category_family_id = 0;
  bool deleted = false;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const CategoryEntity&) const = default;
};

template <>
struct Description<CategoryEntity> {
  using C = CategoryEntity;
  static constexpr std::string_view kName = "CategoryEntity";
  static constexpr auto kFields = Fields{
      Field{"CategoryId", &C::category_id, Use::Both, 0, "Number of the category.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kCategoryName, "Its name, unique.", kMandatory},
      Field{"CategoryGroup", &C::category_group, Use::Both, 0, "What the category means to sales."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip, "What lists show beside it."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in lists."},
      Field{"EnableLeadStatus", &C::enable_lead_status, Use::Both, 0,
            "Whether persons of such companies have a lead status."},
      Field{"CategoryFamilyId", &C::category_family_id, Use::Both, 0,
            "Set of categories it belongs to."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether it is no longer offered."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
