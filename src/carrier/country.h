// A country: it drives the layout of addresses and the prefix of phone numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"

namespace crm::carrier {

struct Country {
  std::int32_t country_id = 0;
  std::string name;
  std::int32_t currency_id = 0;
  std::string english_name;
  std::string two_letter_iso_country;
  std::string three_letter_iso_country;
  std::string image_description;
  std::string org_nr_text;
  std::string inter_area_prefix;
  std::string dial_in_prefix;
  std::string zip_prefix;
  std::string domain_name;
  std::int32_t address_layout_id = 0;
  std::int32_t domestic_address_layout_id = 0;
  std::int32_t foreign_address_layout_id = 0;
  std::int32_t rank = 0;
  std::string tooltip;
  bool deleted = false;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const Country&) const = default;
};

template <>
struct Description<Country> {
  using C = Country;
  static constexpr std::string_view kName = "Country";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"CountryId", &C::country_id, Use::Both, 0, "Number in ISO 3166-1.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kListName,
            "Name in the language of the installation."},
      Field{"CurrencyId", &C::currency_id, Use::Both, 0, "Its currency."},
      Field{"EnglishName", &C::english_name, Use::Both, lengths::kListName, "Name in English."},
      Field{"TwoLetterISOCountry", &C::two_letter_iso_country, Use::Both, 0,
            "Code of two letters."},
      Field{"ThreeLetterISOCountry", &C::three_letter_iso_country, Use::Both, 0,
            "Code of three letters."},
      Field{"ImageDescription", &C::image_description, Use::Both, 0, "Name of its flag."},
      Field{"OrgNrText", &C::org_nr_text, Use::Both, 0,
            "What a registration number is called there."},
      Field{"InterAreaPrefix", &C::inter_area_prefix, Use::Both, 0, "Dialled within the country."},
      Field{"DialInPrefix", &C::dial_in_prefix, Use::Both, 0, "Dialled from abroad."},
      Field{"ZipPrefix", &C::zip_prefix, Use::Both, 0, "Stands before postal codes."},
      Field{"DomainName", &C::domain_name, Use::Both, 0, "Top-level domain."},
      Field{"AddressLayoutId", &C::address_layout_id, Use::Both, 0, "Layout of addresses."},
      Field{"DomesticAddressLayoutId", &C::domestic_address_layout_id, Use::Both, 0,
            "Layout of addresses seen from within."},
      Field{"ForeignAddressLayoutId", &C::foreign_address_layout_id, Use::Both, 0,
            "Layout of addresses seen from abroad."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place in lists."},
      Field{"Tooltip", &C::tooltip, Use::Both, lengths::kListTooltip, "What lists show beside it."},
      Field{"Deleted", &C::deleted, Use::Both, 0, "Whether it is no longer offered."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
