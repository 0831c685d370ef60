// A link from a follow-up or document to something else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/row_rights.h"

namespace crm::carrier {

struct Link {
  std::string entity_name;
  std::int32_t id = 0;
  std::string description;
  std::string extra_info;
  std::int32_t link_id = 0;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const Link&) const = default;
};

template <>
struct Description<Link> {
  using C = Link;
  static constexpr std::string_view kName = "Link";
  static constexpr auto kFields = Fields{
      Field{"EntityName", &C::entity_name, Use::Both, 0, "What kind of thing it leads to."},
      Field{"Id", &C::id, Use::Both, 0, "Its number."},
      Field{"Description", &C::description, Use::Both, 0, "What people see."},
      Field{"ExtraInfo", &C::extra_info, Use::Both, 0, "More about it."},
      Field{"LinkId", &C::link_id, Use::Both, 0, "Number of the link.", kKey},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
