// A company with all that is kept about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/address.h"
#include "carrier/associate.h"
#include "carrier/category.h"
#include "carrier/country.h"
#include "carrier/entity_element.h"
#include "carrier/field.h"
#include "carrier/list_items.h"
#include "carrier/mdo_list_item.h"
#include "carrier/person.h"
#include "carrier/row_rights.h"
#include "carrier/values.h"
#include "domain/entity_lengths.h"
#include "domain/lengths.h"

namespace crm::carrier {

struct ContactEntity {
  std::int32_t contact_id = 0;
  std::string name;
  std::string department;
  std::string org_nr;
  std::string number1;
  std::string number2;
  UtcMoment updated_date;
  UtcMoment created_date;
  std::vector<Email> emails;
  std::vector<SelectableMdoListItem> interests;
  std::vector<Url> urls;
  std::vector<Phone> phones;
  std::vector<Phone> faxes;
  std::string description;
  std::optional<Associate> updated_by;
  std::optional<Associate> created_by;
  std::optional<Associate> associate;
  std::optional<Business> business;
  std::optional<Category> category;
  std::optional<Country> country;
  std::vector<Person> persons;
  bool no_mailing = false;
  std::string kananame;
  bool xstop = false;
  std::int32_t active_interests = 0;
  std::int32_t group_id = 0;
  std::int32_t active_status_monitor_id = 0;
  std::optional<Associate> support_associate;
  std::optional<TicketPriority> ticket_priority;
  std::optional<CustomerLanguage> customer_language;
  std::int32_t deleted = 0;
  std::int32_t dbi_agent_id = 0;
  Moment dbi_last_syncronized;
  std::string dbi_key;
  Moment dbi_last_modified;
  std::optional<Person> support_person;
  std::optional<Address> address;
  std::int16_t source = 0;
  std::int32_t active_erp_links = 0;
  std::vector<std::string> bounce_emails;
  std::vector<std::string> domains;
  Opaque utm_parameters;
  Dictionary user_defined_fields;
  Dictionary extra_fields;
  Dictionary custom_fields;
  RowTableRight table_right;
  FieldProperties field_properties;

  bool operator==(const ContactEntity&) const = default;
};

template <>
struct Description<ContactEntity> {
  using C = ContactEntity;
  static constexpr std::string_view kName = "ContactEntity";
  static constexpr auto kFields = Fields{
      Field{"ContactId", &C::contact_id, Use::Both, 0, "Number of the company.", kKey},
      Field{"Name", &C::name, Use::Both, lengths::kContactName, "Name of the company.", kMandatory},
      Field{"Department", &C::department, Use::Both, lengths::kDepartment, "Department or branch."},
      Field{"OrgNr", &C::org_nr, Use::Both, lengths::kOrgNr, "VAT or registration number."},
      Field{"Number1", &C::number1, Use::Both, lengths::kNumber,
            "Code of the company; proposed from the name when blank."},
      Field{"Number2", &C::number2, Use::Both, lengths::kNumber,
            "Number of the company; the next free one when blank."},
      Field{"UpdatedDate", &C::updated_date, Use::Both, 0,
            "Last change; empty until the first after creation.", kReadOnly},
      Field{"CreatedDate", &C::created_date, Use::Both, 0, "When it was registered.", kReadOnly},
      Field{"Emails", &C::emails, Use::Both, 0, "E-mail addresses, by rank."},
      Field{"Interests", &C::interests, Use::Both, 0,
            "All interests there are, with those chosen marked."},
      Field{"Urls", &C::urls, Use::Both, 0, "Web addresses, by rank."},
      Field{"Phones", &C::phones, Use::Both, 0, "Phone numbers, by rank."},
      Field{"Faxes", &C::faxes, Use::Both, 0, "Fax numbers, by rank."},
      Field{"Description", &C::description, Use::Both, lengths::kDescription, "Note."},
      Field{"UpdatedBy", &C::updated_by, Use::Both, 0,
            "Who changed it last; null until the first change.", kReadOnly},
      Field{"CreatedBy", &C::created_by, Use::Both, 0, "Who registered it.", kReadOnly},
      Field{"Associate", &C::associate, Use::Both, 0, "Its owner, who decides whose company it is.",
            kMandatory},
      Field{"Business", &C::business, Use::Both, 0, "Line of business.", kMandatory},
      Field{"Category", &C::category, Use::Both, 0, "Category.", kMandatory},
      Field{"Country", &C::country, Use::Both, 0,
            "Country; drives address layout and phone prefix.", kMandatory},
      Field{"Persons", &C::persons, Use::Both, 0, "Persons of the company, where asked for.",
            kReadOnly | kComputed},
      Field{"NoMailing", &C::no_mailing, Use::Both, 0, "No mail to many."},
      Field{"Kananame", &C::kananame, Use::Both, lengths::kContactName,
            "Japanese reading of the name."},
      Field{"Xstop", &C::xstop, Use::Both, 0, "Stop flag."},
      Field{"ActiveInterests", &C::active_interests, Use::Both, 0, "Number of interests chosen.",
            kReadOnly | kComputed},
      Field{"GroupId", &C::group_id, Use::Both, 0,
            "Primary group of the owner when the owner was set.", kReadOnly},
      Field{"ActiveStatusMonitorId", &C::active_status_monitor_id, Use::Both, 0,
            "Monitor of its status.", kReadOnly | kKeptAsReceived},
      Field{"SupportAssociate", &C::support_associate, Use::Both, 0, "Owner in customer service.",
            kKeptAsReceived},
      Field{"TicketPriority", &C::ticket_priority, Use::Both, 0, "Priority in customer service.",
            kKeptAsReceived},
      Field{"CustomerLanguage", &C::customer_language, Use::Both, 0,
            "Language in customer service.", kKeptAsReceived},
      Field{"Deleted", &C::deleted, Use::Both, 0, "1 when deleted.", kReadOnly | kComputed},
      Field{"DbiAgentId", &C::dbi_agent_id, Use::Both, 0, "Integration that keeps it in step.",
            kKeptAsReceived},
      Field{"DbiLastSyncronized", &C::dbi_last_syncronized, Use::Both, 0,
            "When it was last in step.", kKeptAsReceived},
      Field{"DbiKey", &C::dbi_key, Use::Both, lengths::kDbiKey, "Key in the other system.",
            kKeptAsReceived},
      Field{"DbiLastModified", &C::dbi_last_modified, Use::Both, 0,
            "Last change in the other system.", kKeptAsReceived},
      Field{"SupportPerson", &C::support_person, Use::Both, 0,
            "Person who speaks for it in customer service.", kKeptAsReceived},
      Field{"Address", &C::address, Use::Both, 0, "Street and postal address."},
      Field{"Source", &C::source, Use::Both, 0, "Where it came from.", kKeptAsReceived},
      Field{"ActiveErpLinks", &C::active_erp_links, Use::Both, 0,
            "Number of links to other systems.", kReadOnly | kKeptAsReceived},
      Field{"BounceEmails", &C::bounce_emails, Use::Both, 0, "Addresses that mail came back from.",
            kReadOnly | kComputed},
      Field{"Domains", &C::domains, Use::Both, lengths::kDomain, "Web domains, by rank."},
      Field{"UtmParameters", &C::utm_parameters, Use::Both, 0, "Campaign it came from.",
            kReadOnly | kKeptAsReceived},
      Field{"UserDefinedFields", &C::user_defined_fields, Use::Both, 0,
            "User-defined values by the id of their field.", kKeptAsReceived},
      Field{"ExtraFields", &C::extra_fields, Use::Both, 0, "Values of plug-ins.", kKeptAsReceived},
      Field{"CustomFields", &C::custom_fields, Use::Both, 0, "Both of these.", kKeptAsReceived},
      table_right_field<C>(),
      field_properties_field<C>(),
  };
};

}  // namespace crm::carrier
