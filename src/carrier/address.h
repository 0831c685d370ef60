// Addresses, in both forms that the wire has: by their parts, and as rows of cells in the layout of
// the country. Where the two differ, LocalizedAddress wins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/field.h"
#include "carrier/list_enums.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"

namespace crm::carrier {

struct StructuredAddress {
  AddressType atype_idx = AddressType::Unknown;
  std::string address1;
  std::string address2;
  std::string address3;
  std::string city;
  std::string county;
  std::string state;
  std::string zipcode;
  std::string formatted;

  bool operator==(const StructuredAddress&) const = default;
};

template <>
struct Description<StructuredAddress> {
  using C = StructuredAddress;
  static constexpr std::string_view kName = "StructuredAddress";
  static constexpr auto kFields = Fields{
      Field{"AtypeIdx", &C::atype_idx, Use::Both, 0, "Whose address it is, and of which kind."},
      Field{"Address1", &C::address1, Use::Both, lengths::kAddressLine, "First line."},
      Field{"Address2", &C::address2, Use::Both, lengths::kAddressLine, "Second line."},
      Field{"Address3", &C::address3, Use::Both, lengths::kAddressLine, "Third line."},
      Field{"City", &C::city, Use::Both, lengths::kAddressLine, "City."},
      Field{"County", &C::county, Use::Both, lengths::kCounty, "County."},
      Field{"State", &C::state, Use::Both, lengths::kState, "State."},
      Field{"Zipcode", &C::zipcode, Use::Both, lengths::kZipcode, "Postal code."},
      Field{"Formatted", &C::formatted, Use::Both, 0, "All of it as a text of several lines.",
            kReadOnly},
  };
};

struct LocalizedField {
  std::string name;
  std::string value;
  std::string tooltip;
  std::string label;
  std::string address_type;
  std::int32_t value_length = 0;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const LocalizedField&) const = default;
};

template <>
struct Description<LocalizedField> {
  using C = LocalizedField;
  static constexpr std::string_view kName = "LocalizedField";
  static constexpr auto kFields = Fields{
      Field{"Name", &C::name, Use::Both, 0, "Which part of the address it holds."},
      Field{"Value", &C::value, Use::Both, lengths::kAddressLine, "What stands in it."},
      Field{"Tooltip", &C::tooltip, Use::Both, 0, "What is shown beside it."},
      Field{"Label", &C::label, Use::Both, 0, "What it is called."},
      Field{"AddressType", &C::address_type, Use::Both, 0, "Which address it is a part of."},
      Field{"ValueLength", &C::value_length, Use::Both, 0,
            "Characters that the layout has room for."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

struct Address {
  double wgs84_latitude = 0;
  double wgs84_longitude = 0;
  std::vector<std::vector<LocalizedField>> localized_address;
  std::optional<StructuredAddress> street;
  std::optional<StructuredAddress> postal;
  std::string formatted;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const Address&) const = default;
};

template <>
struct Description<Address> {
  using C = Address;
  static constexpr std::string_view kName = "Address";
  static constexpr auto kFields = Fields{
      Field{"Wgs84Latitude", &C::wgs84_latitude, Use::Both, 0, "Degrees north."},
      Field{"Wgs84Longitude", &C::wgs84_longitude, Use::Both, 0, "Degrees east."},
      Field{"LocalizedAddress", &C::localized_address, Use::Both, 0,
            "Rows of cells in the country's layout."},
      Field{"Street", &C::street, Use::Both, 0,
            "Where visitors go; of a person, where the person lives."},
      Field{"Postal", &C::postal, Use::Both, 0, "Where letters go; null for persons."},
      Field{"Formatted", &C::formatted, Use::Both, 0, "All of it as a text of several lines.",
            kReadOnly},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
