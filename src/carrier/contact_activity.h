// One row of the answer: a contact that something has happened to, and the newest of it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "carrier/field.h"
#include "carrier/rights.h"
#include "domain/contact_action.h"
#include "domain/ids.h"
#include "domain/lengths.h"
#include "locale/tellings.h"

namespace crm::carrier {

// The row as plain values.
struct ContactActivity {
  ContactId contact_id{};
  std::string department;
  std::string org_nr;
  std::string name;
  std::string url;
  std::string associate_full_name;
  ContactAction action = ContactAction::Created;
  Instant action_time;
  std::string category;
  std::string activity_person_name;
  std::int32_t action_id = 0;
  PersonId person_id = kNoPerson;
  PersonId activity_person_id = kNoPerson;
  AssociateId associate_id = kNobody;
  TableRight table_right;
  std::span<const FieldProperty> field_properties;
};

template <>
struct Description<ContactActivity> {
  using C = ContactActivity;
  static constexpr std::string_view kName = "ContactActivity";
  static constexpr auto kFields = Fields{
      Field{"ContactId", &C::contact_id, Use::Answer, 0, "The company."},
      Field{"Department", &C::department, Use::Answer, lengths::kDepartment,
            "Department of the company."},
      Field{"OrgNr", &C::org_nr, Use::Answer, lengths::kOrgNr,
            "VAT or registration number of the company."},
      Field{"Name", &C::name, Use::Answer, lengths::kContactName, "Name of the company."},
      Field{"URL", &C::url, Use::Answer, lengths::kUrl, "First web address of the company."},
      Field{"AssociateFullName", &C::associate_full_name, Use::Answer, 0,
            "Full name of the user who owns the company."},
      Field{"Action", &C::action, Use::Answer, 0, "What happened: one flag."},
      Field{"ActionTime", &C::action_time, Use::Answer, 0, "When it happened."},
      Field{"Category", &C::category, Use::Answer, lengths::kCategoryName,
            "Category of the company.", kMayBeEncoded},
      Field{"ActivityPersonName", &C::activity_person_name, Use::Answer, 0,
            "Full name of who did it."},
      Field{"ActionId", &C::action_id, Use::Answer, 0,
            "The appointment, company, person or document it was done to."},
      Field{"PersonId", &C::person_id, Use::Answer, 0, "The person it concerns, or 0."},
      Field{"ActivityPersonId", &C::activity_person_id, Use::Answer, 0,
            "Who did it, as a person; 0 for a user without one."},
      Field{"AssociateId", &C::associate_id, Use::Answer, 0, "The user who owns the company."},
      Field{"TableRight", &C::table_right, Use::Answer, 0, "What the caller may do with the row.",
            kOfBaseClass},
      Field{"FieldProperties", &C::field_properties, Use::Answer, 0,
            "What the caller may do with its fields.", kOfBaseClass},
  };
};

// The same row as it comes out of the feed: texts already made ready for JSON, everything as views
// into a page and the names that live as long as the answer is being written.
struct PreparedActivity {
  std::string_view company;              // codec::prepare_company(): ContactId to URL
  std::string_view associate_full_name;  // codec::prepare_text(), like the next two
  std::string_view category;
  std::string_view activity_person_name;
  ContactAction action = ContactAction::Created;
  Instant action_time;
  std::int32_t action_id = 0;
  PersonId person_id = kNoPerson;
  PersonId activity_person_id = kNoPerson;
  AssociateId associate_id = kNobody;
  ContactRights rights = ContactRights::Full;  // told by the text that writers keep for them
  // Of the category as it is stored; writers keep there what they tell of it. Null: nothing is
  // kept.
  const locale::Tellings* category_tellings = nullptr;
};

}  // namespace crm::carrier
