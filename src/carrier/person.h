// A person as lists and other entities show it. Retired is a number here, and a truth in the
// entity.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "carrier/field.h"
#include "carrier/row_rights.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct Person {
  std::string position;
  std::int32_t person_id = 0;
  std::string mrmrs;
  std::string firstname;
  std::string lastname;
  std::string middle_name;
  std::string title;
  std::string description;
  std::string email;
  std::string full_name;
  std::string direct_phone;
  std::string formal_name;
  std::int32_t country_id = 0;
  std::int32_t contact_id = 0;
  std::string contact_name;
  std::int32_t retired = 0;
  std::int32_t rank = 0;
  std::int32_t active_interests = 0;
  std::string contact_department;
  std::int32_t contact_country_id = 0;
  std::string contact_org_nr;
  std::string fax_phone;
  std::string mobile_phone;
  std::string contact_phone;
  std::string associate_name;
  std::int32_t associate_id = 0;
  bool use_person_address = false;
  std::string contact_fax;
  std::string kanafname;
  std::string kanalname;
  std::string post1;
  std::string post2;
  std::string post3;
  std::string email_name;
  std::string contact_full_name;
  std::int32_t active_erp_links = 0;
  std::int32_t ticket_priority_id = 0;
  std::int32_t support_language_id = 0;
  std::int32_t support_associate_id = 0;
  std::string category_name;
  std::string person_number;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const Person&) const = default;
};

template <>
struct Description<Person> {
  using C = Person;
  static constexpr std::string_view kName = "Person";
  static constexpr bool kIsReference = true;
  static constexpr auto kFields = Fields{
      Field{"Position", &C::position, Use::Both, 0, "Position in the company."},
      Field{"PersonId", &C::person_id, Use::Both, 0, "Number of the person.", kKey},
      Field{"Mrmrs", &C::mrmrs, Use::Both, lengths::kTitle, "Form of address."},
      Field{"Firstname", &C::firstname, Use::Both, lengths::kPersonName, "First name."},
      Field{"Lastname", &C::lastname, Use::Both, lengths::kPersonName, "Last name."},
      Field{"MiddleName", &C::middle_name, Use::Both, lengths::kPersonName, "Middle name."},
      Field{"Title", &C::title, Use::Both, lengths::kTitle, "Job title."},
      Field{"Description", &C::description, Use::Both, lengths::kDescription, "Note."},
      Field{"Email", &C::email, Use::Both, lengths::kEmail, "First e-mail address."},
      Field{"FullName", &C::full_name, Use::Both, 0, "Full name in the caller's culture."},
      Field{"DirectPhone", &C::direct_phone, Use::Both, lengths::kPhone, "Direct line."},
      Field{"FormalName", &C::formal_name, Use::Both, 0, "Name with form of address and title."},
      Field{"CountryId", &C::country_id, Use::Both, 0, "Country of the person."},
      Field{"ContactId", &C::contact_id, Use::Both, 0, "The company, or 0."},
      Field{"ContactName", &C::contact_name, Use::Both, 0, "Its name."},
      Field{"Retired", &C::retired, Use::Both, 0, "1 when the person has left the company."},
      Field{"Rank", &C::rank, Use::Both, 0, "Place among the persons of the company."},
      Field{"ActiveInterests", &C::active_interests, Use::Both, 0, "Number of interests."},
      Field{"ContactDepartment", &C::contact_department, Use::Both, 0,
            "Department of the company."},
      Field{"ContactCountryId", &C::contact_country_id, Use::Both, 0, "Country of the company."},
      Field{"ContactOrgNr", &C::contact_org_nr, Use::Both, 0,
            "Registration number of the company."},
      Field{"FaxPhone", &C::fax_phone, Use::Both, lengths::kPhone, "Fax number."},
      Field{"MobilePhone", &C::mobile_phone, Use::Both, lengths::kPhone, "Mobile number."},
      Field{"ContactPhone", &C::contact_phone, Use::Both, lengths::kPhone,
            "Phone number of the company."},
      Field{"AssociateName", &C::associate_name, Use::Both, 0,
            "Initials of the user the person is."},
      Field{"AssociateId", &C::associate_id, Use::Both, 0, "The user the person is, or 0."},
      Field{"UsePersonAddress", &C::use_person_address, Use::Both, 0,
            "Whether letters go to the person's own address."},
      Field{"ContactFax", &C::contact_fax, Use::Both, lengths::kPhone,
            "Fax number of the company."},
      Field{"Kanafname", &C::kanafname, Use::Both, lengths::kPersonName,
            "Japanese reading of the first name."},
      Field{"Kanalname", &C::kanalname, Use::Both, lengths::kPersonName,
            "Japanese reading of the last name."},
      Field{"Post1", &C::post1, Use::Both, lengths::kPostLine, "Japanese postal line."},
      Field{"Post2", &C::post2, Use::Both, lengths::kPostLine, "Japanese postal line."},
      Field{"Post3", &C::post3, Use::Both, lengths::kPostLine, "Japanese postal line."},
      Field{"EmailName", &C::email_name, Use::Both, lengths::kEmailDescription,
            "Description of the e-mail address."},
      Field{"ContactFullName", &C::contact_full_name, Use::Both, 0,
            "Name and department of the company."},
      Field{"ActiveErpLinks", &C::active_erp_links, Use::Both, 0,
            "Number of links to other systems."},
      Field{"TicketPriorityId", &C::ticket_priority_id, Use::Both, 0,
            "Priority in customer service."},
      Field{"SupportLanguageId", &C::support_language_id, Use::Both, 0,
            "Language in customer service."},
      Field{"SupportAssociateId", &C::support_associate_id, Use::Both, 0,
            "Owner in customer service."},
      Field{"CategoryName", &C::category_name, Use::Both, 0, "Category of the company."},
      Field{"PersonNumber", &C::person_number, Use::Both, lengths::kNumber,
            "Number of the person."},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
