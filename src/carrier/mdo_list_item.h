// Items of lists as the CRM's dialogs show them, with items below items.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "carrier/values.h"
#include "domain/entity_lengths.h"

namespace crm::carrier {

struct MdoListItem {
  std::int32_t id = 0;
  std::string name;
  std::string tool_tip;
  bool deleted = false;
  std::int32_t rank = 0;
  std::string type;
  std::vector<MdoListItem> child_items;
  std::string icon_hint;
  std::int32_t color_block = 0;
  std::string extra_info;
  std::string style_hint;
  std::string full_name;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const MdoListItem&) const = default;
};

template <>
struct Description<MdoListItem> {
  using C = MdoListItem;
  static constexpr std::string_view kName = "MDOListItem";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"Id", &C::id, Use::Both, 0, "Number of the item.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kListName, "Its name."},
      Field{"ToolTip", &C::tool_tip, Use::Both, lengths::kListTooltip, "What is shown beside it."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether it is no longer offered."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in the list."},
      Field{"Type", &C::type, Use::Both, 0, "What kind of item it is."},
      Field{"ChildItems", &C::child_items, Use::Both, 0, "Items below it."},
      Field{"IconHint", &C::icon_hint, Use::Both, 0, "How to picture it."},
      Field{"ColorBlock", &C::color_block, Use::Both, 0, "Colour shown beside it."},
      Field{"ExtraInfo", &C::extra_info, Use::Both, 0, "More about it."},
      Field{"StyleHint", &C::style_hint, Use::Both, 0, "How to show it."},
      Field{"FullName", &C::full_name, Use::Both, 0, "Name with those above it."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

struct SelectableMdoListItem {
  std::int32_t id = 0;
  std::string name;
  std::string tool_tip;
  bool deleted = false;
  std::int32_t rank = 0;
  std::string type;
  std::vector<SelectableMdoListItem> child_items;
  std::string icon_hint;
  std::int32_t color_block = 0;
  std::string extra_info;
  std::string style_hint;
  std::string full_name;
  bool selected = false;
  Moment last_changed;
  bool hidden = false;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const SelectableMdoListItem&) const = default;
};

template <>
struct Description<SelectableMdoListItem> {
  using C = SelectableMdoListItem;
  static constexpr std::string_view kName = "SelectableMDOListItem";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"Id", &C::id, Use::Both, 0, "Number of the item.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kListName, "Its name."},
      Field{"ToolTip", &C::tool_tip, Use::Both, lengths::kListTooltip, "What is shown beside it."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether it is no longer offered."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in the list."},
      Field{"Type", &C::type, Use::Both, 0, "What kind of item it is."},
      Field{"ChildItems", &C::child_items, Use::Both, 0, "Items below it."},
      Field{"IconHint", &C::icon_hint, Use::Both, 0, "How to picture it."},
      Field{"ColorBlock", &C::color_block, Use::Both, 0, "Colour shown beside it."},
      Field{"ExtraInfo", &C::extra_info, Use::Both, 0, "More about it."},
      Field{"StyleHint", &C::style_hint, Use::Both, 0, "How to show it."},
      Field{"FullName", &C::full_name, Use::Both, 0, "Name with those above it."},
      Field{"Selected", &C::selected, Use::Both, 0, "Whether it is chosen."},
      Field{"LastChanged", &C::last_changed, Use::Both, 0, "When that was changed."},
      Field{"Hidden", &C::hidden, Use::Both, 0, "Whether it is not shown."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

struct ListItemEntity {
  std::int32_t id = 0;
  std::string name;
  std::string tooltip;
  bool deleted = false;
  std::int32_t ud_list_definition_id = 0;
  std::int32_t rank = 0;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const ListItemEntity&) const = default;
};

template <>
struct Description<ListItemEntity> {
  using C = ListItemEntity;
  static constexpr std::string_view kName = "ListItemEntity";
  static constexpr auto kFields = Fields{
      Field{"Id", &C::id, Use::Both, 0, "Number of the item.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kListName, "Its name."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip, "What is shown beside it."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether it is no longer offered."},
      Field{"UdListDefinitionId", &C::ud_list_definition_id, Use::Both, 0,
            "The list that it belongs to."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in the list."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
