// What agents' methods on companies are asked with, besides whole entities and bare lists of ids.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "carrier/field.h"
#include "carrier/list_enums.h"
#include "carrier/person_entity.h"
#include "carrier/values.h"

namespace crm::carrier {

struct ContactIdArgument {
  std::int32_t contact_id = 0;

  bool operator==(const ContactIdArgument&) const = default;
};

template <>
struct Description<ContactIdArgument> {
  using C = ContactIdArgument;
  static constexpr std::string_view kName = "Contact_GetPersonsRequest";
  static constexpr auto kFields = Fields{
      Field{"ContactId", &C::contact_id, Use::Request, 0, "The company."},
  };
};

struct AddPersonArguments {
  std::int32_t contact_id = 0;
  std::optional<PersonEntity> new_person_entity;

  bool operator==(const AddPersonArguments&) const = default;
};

template <>
struct Description<AddPersonArguments> {
  using C = AddPersonArguments;
  static constexpr std::string_view kName = "Contact_AddPersonRequest";
  static constexpr auto kFields = Fields{
      Field{"ContactId", &C::contact_id, Use::Request, 0, "The company."},
      Field{"NewPersonEntity", &C::new_person_entity, Use::Request, 0, "The person to add."},
  };
};

struct ContactSummaryArguments {
  std::int32_t contact_id = 0;
  std::int32_t limit = -1;

  bool operator==(const ContactSummaryArguments&) const = default;
};

template <>
struct Description<ContactSummaryArguments> {
  using C = ContactSummaryArguments;
  static constexpr std::string_view kName = "Contact_GetContactSummaryRequest";
  static constexpr auto kFields = Fields{
      Field{"ContactId", &C::contact_id, Use::Request, 0, "The company."},
      Field{"Limit", &C::limit, Use::Request, 0, "Items of each kind at most; -1 for all."},
  };
};

struct RecentContactsArguments {
  ContactSources source_type = kAllContactSources;

  bool operator==(const RecentContactsArguments&) const = default;
};

template <>
struct Description<RecentContactsArguments> {
  using C = RecentContactsArguments;
  static constexpr std::string_view kName = "Contact_GetMyRecentContactsRequest";
  static constexpr auto kFields = Fields{
      Field{"SourceType", &C::source_type, Use::Request, 0, "Where to look."},
  };
};

struct IdArgument {
  std::int32_t id = 0;

  bool operator==(const IdArgument&) const = default;
};

template <>
struct Description<IdArgument> {
  using C = IdArgument;
  static constexpr std::string_view kName = "Contact_UndeleteRequest";
  static constexpr auto kFields = Fields{
      Field{"Id", &C::id, Use::Request, 0, "What to bring back."},
  };
};

struct MergeContactsArguments {
  std::int32_t source_contact_id = 0;
  std::int32_t destination_contact_id = 0;
  bool merge_identical_persons = false;
  bool replace_empty_fields_on_destination = false;

  bool operator==(const MergeContactsArguments&) const = default;
};

template <>
struct Description<MergeContactsArguments> {
  using C = MergeContactsArguments;
  static constexpr std::string_view kName = "Contact_MergeRequest";
  static constexpr auto kFields = Fields{
      Field{"SourceContactId", &C::source_contact_id, Use::Request, 0, "The company that goes."},
      Field{"DestinationContactId", &C::destination_contact_id, Use::Request, 0,
            "The company that stays."},
      Field{"MergeIdenticalPersons", &C::merge_identical_persons, Use::Request, 0,
            "Whether persons of equal names become one."},
      Field{"ReplaceEmptyFieldsOnDestination", &C::replace_empty_fields_on_destination,
            Use::Request, 0, "Whether empty fields are filled from the company that goes."},
  };
};

struct ContactPeriodArguments {
  std::int32_t contact_id = 0;
  Moment start_time;
  Moment end_time;
  std::int32_t count = -1;

  bool operator==(const ContactPeriodArguments&) const = default;
};

template <>
struct Description<ContactPeriodArguments> {
  using C = ContactPeriodArguments;
  static constexpr std::string_view kName = "Appointment_GetContactAppointmentsRequest";
  static constexpr auto kFields = Fields{
      Field{"ContactId", &C::contact_id, Use::Request, 0, "The company."},
      Field{"StartTime", &C::start_time, Use::Request, 0, "From then on."},
      Field{"EndTime", &C::end_time, Use::Request, 0, "Up to then."},
      Field{"Count", &C::count, Use::Request, 0, "Rows at most; -1 for all."},
  };
};

}  // namespace crm::carrier
