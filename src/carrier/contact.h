// A company as lists and other entities show it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "carrier/address.h"
#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct Contact {
  std::int32_t contact_id = 0;
  std::string name;
  std::string org_nr;
  std::string department;
  std::string url;
  std::string city;
  std::string direct_phone;
  std::int32_t associate_id = 0;
  std::int32_t country_id = 0;
  std::string email_address;
  std::string kananame;
  std::string email_address_name;
  std::string url_name;
  std::string associate_full_name;
  std::string business_name;
  std::string category_name;
  std::string country_name;
  std::optional<Address> address;
  std::string formatted_address;
  std::string full_name;
  bool is_owner_contact = false;
  std::int32_t active_erp_links = 0;
  std::string number1;
  std::string number2;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const Contact&) const = default;
};

template <>
struct Description<Contact> {
  using C = Contact;
  static constexpr std::string_view kName = "Contact";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"ContactId", &C::contact_id, Use::Both, 0, "Number of the company.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kContactName, "Name of the company."},
      Field{"OrgNr", &C::org_nr, Use::Both, lengths::kOrgNr, "VAT or registration number."},
      Field{"Department", &C::department, Use::Both, lengths::kDepartment, "Department or branch."},
      Field{"URL", &C::url, Use::Both, lengths::kUrl, "First web address."},
      Field{"City", &C::city, Use::Both, lengths::kAddressLine, "City."},
      Field{"DirectPhone", &C::direct_phone, Use::Both, lengths::kPhone, "First phone number."},
      Field{"AssociateId", &C::associate_id, Use::Both, 0, "Its owner."},
      Field{"CountryId", &C::country_id, Use::Both, 0, "Its country."},
      Field{"EmailAddress", &C::email_address, Use::Both, lengths::kEmail, "First e-mail address."},
      Field{"Kananame", &C::kananame, Use::Both, lengths::kContactName,
            "Japanese reading of the name."},
      Field{"EmailAddressName", &C::email_address_name, Use::Both, lengths::kEmailDescription,
            "Description of the e-mail address."},
      Field{"URLName", &C::url_name, Use::Both, lengths::kUrlDescription,
            "Description of the web address."},
      Field{"AssociateFullName", &C::associate_full_name, Use::Both, 0, "Full name of the owner."},
      Field{"BusinessName", &C::business_name, Use::Both, 0, "Line of business."},
      Field{"CategoryName", &C::category_name, Use::Both, 0, "Category."},
      Field{"CountryName", &C::country_name, Use::Both, 0, "Name of the country."},
      Field{"Address", &C::address, Use::Both, 0, "Its addresses."},
      Field{"FormattedAddress", &C::formatted_address, Use::Both, 0,
            "The address as a text of several lines."},
      Field{"FullName", &C::full_name, Use::Both, 0,
            "Name and department, with a comma between them."},
      Field{"IsOwnerContact", &C::is_owner_contact, Use::Both, 0,
            "Whether it is a company of users."},
      Field{"ActiveErpLinks", &C::active_erp_links, Use::Both, 0,
            "Number of links to other systems."},
      Field{"Number1", &C::number1, Use::Both, lengths::kNumber, "Code of the company."},
      Field{"Number2", &C::number2, Use::Both, lengths::kNumber, "Number of the company."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
