// What agents' methods on persons are asked with, besides whole entities and bare lists of ids.
#pragma once

#include <cstdint>
#include <string_view>

#include "carrier/field.h"
#include "carrier/values.h"

namespace crm::carrier {

struct PersonIdArgument {
  std::int32_t person_id = 0;

  bool operator==(const PersonIdArgument&) const = default;
};

template <>
struct Description<PersonIdArgument> {
  using C = PersonIdArgument;
  static constexpr std::string_view kName = "Associate_GetAssociateByPersonIdRequest";
  static constexpr auto kFields = Fields{
      Field{"PersonId", &C::person_id, Use::Request, 0, "The person."},
  };
};

struct MovePersonArguments {
  std::int32_t person_id = 0;
  std::int32_t destination_contact_id = 0;
  Moment move_after_date;

  bool operator==(const MovePersonArguments&) const = default;
};

template <>
struct Description<MovePersonArguments> {
  using C = MovePersonArguments;
  static constexpr std::string_view kName = "Person_MoveRequest";
  static constexpr auto kFields = Fields{
      Field{"PersonId", &C::person_id, Use::Request, 0, "The person."},
      Field{"DestinationContactId", &C::destination_contact_id, Use::Request, 0,
            "The company that the person goes to."},
      Field{"MoveAfterDate", &C::move_after_date, Use::Request, 0,
            "Only what happens later goes along."},
  };
};

struct MergePersonsArguments {
  std::int32_t source_person_id = 0;
  std::int32_t destination_person_id = 0;
  Moment move_after_date;
  bool delete_source = false;
  bool replace_empty_fields_on_destination = false;

  bool operator==(const MergePersonsArguments&) const = default;
};

template <>
struct Description<MergePersonsArguments> {
  using C = MergePersonsArguments;
  static constexpr std::string_view kName = "Person_MergeRequest";
  static constexpr auto kFields = Fields{
      Field{"SourcePersonId", &C::source_person_id, Use::Request, 0, "The person that goes."},
      Field{"DestinationPersonId", &C::destination_person_id, Use::Request, 0,
            "The person that stays."},
      Field{"MoveAfterDate", &C::move_after_date, Use::Request, 0,
            "Only what happens later is taken over."},
      Field{"DeleteSource", &C::delete_source, Use::Request, 0,
            "Whether the person that goes is deleted."},
      Field{"ReplaceEmptyFieldsOnDestination", &C::replace_empty_fields_on_destination,
            Use::Request, 0, "Whether empty fields are filled from the person that goes."},
  };
};

}  // namespace crm::carrier
