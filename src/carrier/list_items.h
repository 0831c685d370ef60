// Items of plain lists, as entities refer to them: alike but for their names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"

namespace crm::carrier {

// `List` says which list, and with kName what its items are called on the wire.
template <class List>
struct ListItem {
  std::int32_t id = 0;
  std::string value;
  std::string tooltip;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const ListItem&) const = default;
};

struct BusinessList {
  static constexpr std::string_view kName = "Business";
};
struct PositionList {
  static constexpr std::string_view kName = "Position";
};
struct PriorityList {
  static constexpr std::string_view kName = "Priority";
};
struct TicketPriorityList {
  static constexpr std::string_view kName = "TicketPriority";
};
struct CustomerLanguageList {
  static constexpr std::string_view kName = "CustomerLanguage";
};
struct RoleList {
  static constexpr std::string_view kName = "Role";
};
struct RelationToOwnerList {
  static constexpr std::string_view kName = "RelationToOwner";
};

using Business = ListItem<BusinessList>;
using Position = ListItem<PositionList>;
using Priority = ListItem<PriorityList>;
using TicketPriority = ListItem<TicketPriorityList>;
using CustomerLanguage = ListItem<CustomerLanguageList>;
using Role = ListItem<RoleList>;
using RelationToOwner = ListItem<RelationToOwnerList>;

template <class List>
struct Description<ListItem<List>> {
  using C = ListItem<List>;
  static constexpr std::string_view kName = List::kName;
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"Id", &C::id, Use::Both, 0, "Number of the item.", kKey},
      Field{"Value", &C::value, Use::Both, lengths::kListName, "Its name."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip, "What lists show beside it."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
