// A value of which an entity may have several, by rank: an e-mail address, a web address, a phone
// number. They have no id: a save writes the whole list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

// One type on the wire; how long its texts may be depends on what it is.
template <std::size_t value_max, std::size_t description_max>
struct EntityElement {
  std::string value;           // as typed
  std::string stripped_value;  // as it is searched for
  std::string description;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const EntityElement&) const = default;
};

using Email = EntityElement<lengths::kEmail, lengths::kEmailDescription>;
using Url = EntityElement<lengths::kUrl, lengths::kUrlDescription>;
using Phone = EntityElement<lengths::kPhone, lengths::kPhoneDescription>;

template <std::size_t value_max, std::size_t description_max>
struct Description<EntityElement<value_max, description_max>> {
  using C = EntityElement<value_max, description_max>;
  static constexpr std::string_view kName = "EntityElement";
  static constexpr auto kFields = Fields{
      Field{"Value", &C::value, Use::Both, value_max, "The value as typed."},
      Field{"StrippedValue", &C::stripped_value, Use::Both, 0,
            "The value as it is searched for, such as the digits of a phone number.", kComputed},
      Field{"Description", &C::description, Use::Both, description_max, "What it is for."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
