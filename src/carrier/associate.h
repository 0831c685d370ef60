// A user of the CRM, or something that can be booked, as other carriers refer to it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "carrier/user_enums.h"
#include "carrier/values.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct Associate {
  std::int32_t associate_id = 0;
  std::string name;
  std::int32_t person_id = 0;
  std::int16_t rank = 0;
  std::string tooltip;
  UserType type = UserType::Unknown;
  std::int32_t group_idx = 0;
  std::string full_name;
  std::string formal_name;
  bool deleted = false;
  std::int32_t ej_user_id = 0;
  std::string user_name;
  Dictionary extra_fields;
  Dictionary custom_fields;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const Associate&) const = default;
};

template <>
struct Description<Associate> {
  using C = Associate;
  static constexpr std::string_view kName = "Associate";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"AssociateId", &C::associate_id, Use::Both, 0, "Number of the user.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kListName, "Initials, unique."},
      Field{"PersonId", &C::person_id, Use::Both, 0, "The person the user is, or 0."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in lists."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip,
            "What lists show beside the name."},
      Field{"Type", &C::type, Use::Both, 0, "Kind of user."},
      Field{"GroupIdx", &C::group_idx, Use::Both, 0, "The primary group."},
      Field{"FullName", &C::full_name, Use::Both, 0, "Full name in the caller's culture.",
            kComputed},
      Field{"FormalName", &C::formal_name, Use::Both, 0, "Name with form of address and title.",
            kComputed},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether the user is retired."},
      Field{"EjUserId", &C::ej_user_id, Use::Both, 0, "The user in customer service, or 0."},
      Field{"UserName", &C::user_name, Use::Both, lengths::kLogin, "Sign-in name."},
      Field{"ExtraFields", &C::extra_fields, Use::Both, 0, "Values of plug-ins."},
      Field{"CustomFields", &C::custom_fields, Use::Both, 0, "User-defined and plug-in values."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
