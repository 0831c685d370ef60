// A person with all that is kept about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/address.h"
#include "carrier/associate.h"
#include "carrier/category.h"
#include "carrier/contact.h"
#include "carrier/country.h"
#include "carrier/entity_element.h"
#include "carrier/field.h"
#include "carrier/list_items.h"
#include "carrier/mdo_list_item.h"
#include "carrier/row_rights.h"
#include "carrier/user_info.h"
#include "carrier/values.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct PersonEntity {
  std::int32_t person_id = 0;
  std::string firstname;
  std::string middle_name;
  std::string lastname;
  std::string mrmrs;
  std::string title;
  UtcMoment updated_date;
  UtcMoment created_date;
  std::optional<CalendarDay> birth_date;
  std::optional<Associate> created_by;
  std::vector<Email> emails;
  std::string description;
  bool is_associate = false;
  std::vector<Phone> private_phones;
  std::vector<Phone> faxes;
  std::vector<Phone> mobile_phones;
  std::vector<Phone> office_phones;
  std::vector<Phone> other_phones;
  std::optional<Position> position;
  std::optional<Associate> updated_by;
  std::optional<Contact> contact;
  std::optional<Country> country;
  std::vector<SelectableMdoListItem> interests;
  std::string person_number;
  std::string full_name;
  bool no_mailing = false;
  bool use_person_address = false;
  bool retired = false;
  std::vector<Url> urls;
  std::string formal_name;
  std::optional<Address> address;
  std::string post3;
  std::string post2;
  std::string post1;
  std::string kanalname;
  std::string kanafname;
  std::optional<Associate> corresponding_associate;
  std::optional<Category> category;
  std::optional<Business> business;
  std::optional<Associate> associate;
  std::string salutation;
  std::int32_t active_interests = 0;
  std::optional<Associate> support_associate;
  std::optional<TicketPriority> ticket_priority;
  std::optional<CustomerLanguage> customer_language;
  std::int32_t dbi_agent_id = 0;
  std::string dbi_key;
  Moment dbi_last_modified;
  Moment dbi_last_syncronized;
  std::int16_t sent_info = 0;
  std::int16_t show_contact_tickets = 0;
  std::optional<UserInfo> user_info;
  std::vector<Email> chat_emails;
  std::vector<Email> internet_phones;
  std::int16_t source = 0;
  std::int32_t active_erp_links = 0;
  std::vector<SelectableMdoListItem> shipment_types;
  std::vector<Opaque> consents;
  std::vector<std::string> bounce_emails;
  std::int32_t active_status_monitor_id = 0;
  std::int32_t created_by_form_id = 0;
  Opaque utm_parameters;
  std::int32_t leadstatus_id = 0;
  std::string leadstatus;
  Dictionary user_defined_fields;
  Dictionary extra_fields;
  Dictionary custom_fields;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const PersonEntity&) const = default;
};

template <>
struct Description<PersonEntity> {
  using C = PersonEntity;
  static constexpr std::string_view kName = "PersonEntity";
  static constexpr auto kFields = Fields{
      Field{"PersonId", &C::person_id, Use::Both, 0, "Number of the person.", kKey},
      Field{"Firstname", &C::firstname, Use::Both, lengths::kPersonName, "First name.", kMandatory},
      Field{"MiddleName", &C::middle_name, Use::Both, lengths::kPersonName, "Middle name."},
      Field{"Lastname", &C::lastname, Use::Both, lengths::kPersonName, "Last name."},
      Field{"Mrmrs", &C::mrmrs, Use::Both, lengths::kTitle, "Form of address."},
      Field{"Title", &C::title, Use::Both, lengths::kTitle, "Job title."},
      Field{"UpdatedDate", &C::updated_date, Use::Both, 0,
            "Last change; empty until the first after creation.", kReadOnly},
      Field{"CreatedDate", &C::created_date, Use::Both, 0, "When it was registered.", kReadOnly},
      Field{"BirthDate", &C::birth_date, Use::Both, 0,
            "Birthday; in the year 2 when only day and month are known."},
      Field{"CreatedBy", &C::created_by, Use::Both, 0, "Who registered it.", kReadOnly},
      Field{"Emails", &C::emails, Use::Both, 0, "E-mail addresses, by rank."},
      Field{"Description", &C::description, Use::Both, lengths::kDescription, "Note."},
      Field{"IsAssociate", &C::is_associate, Use::Both, 0, "Whether the person is a user.",
            kReadOnly | kComputed},
      Field{"PrivatePhones", &C::private_phones, Use::Both, 0, "Private phone numbers, by rank."},
      Field{"Faxes", &C::faxes, Use::Both, 0, "Fax numbers, by rank."},
      Field{"MobilePhones", &C::mobile_phones, Use::Both, 0, "Mobile numbers, by rank."},
      Field{"OfficePhones", &C::office_phones, Use::Both, 0, "Direct lines, by rank."},
      Field{"OtherPhones", &C::other_phones, Use::Both, 0, "Pagers and other numbers, by rank."},
      Field{"Position", &C::position, Use::Both, 0, "Position in the company."},
      Field{"UpdatedBy", &C::updated_by, Use::Both, 0,
            "Who changed it last; null until the first change.", kReadOnly},
      Field{"Contact", &C::contact, Use::Both, 0, "The company.", kMandatory},
      Field{"Country", &C::country, Use::Both, 0, "Country of the person."},
      Field{"Interests", &C::interests, Use::Both, 0,
            "All interests there are, with those chosen marked."},
      Field{"PersonNumber", &C::person_number, Use::Both, lengths::kNumber,
            "Number of the person."},
      Field{"FullName", &C::full_name, Use::Both, 0, "Full name in the caller's culture.",
            kReadOnly | kComputed},
      Field{"NoMailing", &C::no_mailing, Use::Both, 0, "No mail to many."},
      Field{"UsePersonAddress", &C::use_person_address, Use::Both, 0,
            "Whether letters go to the person's own address."},
      Field{"Retired", &C::retired, Use::Both, 0, "Whether the person has left the company."},
      Field{"Urls", &C::urls, Use::Both, 0, "Web addresses, by rank."},
      Field{"FormalName", &C::formal_name, Use::Both, 0, "Name with form of address and title.",
            kReadOnly | kComputed},
      Field{"Address", &C::address, Use::Both, 0, "Private address."},
      Field{"Post3", &C::post3, Use::Both, lengths::kPostLine, "Japanese postal line.",
            kKeptAsReceived},
      Field{"Post2", &C::post2, Use::Both, lengths::kPostLine, "Japanese postal line.",
            kKeptAsReceived},
      Field{"Post1", &C::post1, Use::Both, lengths::kPostLine, "Japanese postal line.",
            kKeptAsReceived},
      Field{"Kanalname", &C::kanalname, Use::Both, lengths::kPersonName,
            "Japanese reading of the last name."},
      Field{"Kanafname", &C::kanafname, Use::Both, lengths::kPersonName,
            "Japanese reading of the first name."},
      Field{"CorrespondingAssociate", &C::corresponding_associate, Use::Both, 0,
            "The user the person is.", kReadOnly | kComputed},
      Field{"Category", &C::category, Use::Both, 0, "Category of the company.",
            kReadOnly | kComputed},
      Field{"Business", &C::business, Use::Both, 0, "Business of the company.",
            kReadOnly | kComputed},
      Field{"Associate", &C::associate, Use::Both, 0, "Owner of the company.",
            kReadOnly | kComputed},
      Field{"Salutation", &C::salutation, Use::Both, lengths::kTitle, "Academic title."},
      Field{"ActiveInterests", &C::active_interests, Use::Both, 0, "Number of interests chosen.",
            kReadOnly | kComputed},
      Field{"SupportAssociate", &C::support_associate, Use::Both, 0, "Owner in customer service.",
            kKeptAsReceived},
      Field{"TicketPriority", &C::ticket_priority, Use::Both, 0, "Priority in customer service.",
            kKeptAsReceived},
      Field{"CustomerLanguage", &C::customer_language, Use::Both, 0,
            "Language in customer service.", kKeptAsReceived},
      Field{"DbiAgentId", &C::dbi_agent_id, Use::Both, 0, "Integration that keeps it in step.",
            kKeptAsReceived},
      Field{"DbiKey", &C::dbi_key, Use::Both, lengths::kDbiKey, "Key in the other system.",
            kKeptAsReceived},
      Field{"DbiLastModified", &C::dbi_last_modified, Use::Both, 0,
            "Last change in the other system.", kKeptAsReceived},
      Field{"DbiLastSyncronized", &C::dbi_last_syncronized, Use::Both, 0,
            "When it was last in step.", kKeptAsReceived},
      Field{"SentInfo", &C::sent_info, Use::Both, 0, "What has been sent.", kKeptAsReceived},
      Field{"ShowContactTickets", &C::show_contact_tickets, Use::Both, 0,
            "Whether the company's requests are shown.", kKeptAsReceived},
      Field{"UserInfo", &C::user_info, Use::Both, 0, "The user the person is, or null.",
            kReadOnly | kComputed},
      Field{"ChatEmails", &C::chat_emails, Use::Both, 0, "Addresses of chats.", kKeptAsReceived},
      Field{"InternetPhones", &C::internet_phones, Use::Both, 0, "Addresses of internet telephony.",
            kKeptAsReceived},
      Field{"Source", &C::source, Use::Both, 0, "Where it came from.", kKeptAsReceived},
      Field{"ActiveErpLinks", &C::active_erp_links, Use::Both, 0,
            "Number of links to other systems.", kReadOnly | kKeptAsReceived},
      Field{"ShipmentTypes", &C::shipment_types, Use::Both, 0, "What mail the person wants.",
            kKeptAsReceived},
      Field{"Consents", &C::consents, Use::Both, 0, "What the person has agreed to.",
            kKeptAsReceived},
      Field{"BounceEmails", &C::bounce_emails, Use::Both, 0, "Addresses that mail came back from.",
            kReadOnly | kComputed},
      Field{"ActiveStatusMonitorId", &C::active_status_monitor_id, Use::Both, 0,
            "Monitor of its status.", kReadOnly | kKeptAsReceived},
      Field{"CreatedByFormId", &C::created_by_form_id, Use::Both, 0, "Form it came from.",
            kReadOnly | kKeptAsReceived},
      Field{"UtmParameters", &C::utm_parameters, Use::Both, 0, "Campaign it came from.",
            kReadOnly | kKeptAsReceived},
      Field{"LeadstatusId", &C::leadstatus_id, Use::Both, 0, "Lead status.", kKeptAsReceived},
      Field{"Leadstatus", &C::leadstatus, Use::Both, 0, "Name of the lead status.",
            kKeptAsReceived},
      Field{"UserDefinedFields", &C::user_defined_fields, Use::Both, 0,
            "User-defined values by the id of their field.", kKeptAsReceived},
      Field{"ExtraFields", &C::extra_fields, Use::Both, 0, "Values of plug-ins.", kKeptAsReceived},
      Field{"CustomFields", &C::custom_fields, Use::Both, 0, "Both of these.", kKeptAsReceived},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
