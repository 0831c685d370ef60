#include "agent/contact_merging.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "agent/contact_entity.h"
#include "agent/filling.h"
#include "agent/person_merging.h"
#include "agent/person_moving.h"
#include "agent/saving_rules.h"

namespace crm::agent {
namespace {

using Arguments = carrier::MergeContactsArguments;
using Entity = carrier::ContactEntity;

Result<Contact> readable_as(const Reading& desk, std::int32_t Arguments::* member,
                            const Arguments& asked) {
  auto row = desk.readable(ContactId{asked.*member});
  if (!row) return no_such<Arguments>(member, asked.*member);
  return *std::move(row);
}

Result<void> may_merge(const Reading& desk, const Contact& source, const Contact& destination) {
  if (!desk.may(FunctionRight::MoveAndMerge)) {
    return refuse(ErrorKind::NoRight, "Your role may not merge companies.");
  }
  if (!desk.right_to(source).has(RowRight::kDelete)) {
    return refuse(ErrorKind::NoRight, "SourceContactId: you may not delete this company.");
  }
  const RowRight right = desk.right_to(destination);
  if (!right.has(RowRight::kUpdate) && !right.has(RowRight::kRestrictedUpdate)) {
    return refuse(ErrorKind::NoRight, "DestinationContactId: you may not change this company.");
  }
  return {};
}

bool are_namesakes(const Person& a, const Person& b) {
  return a.first_name == b.first_name && a.middle_name == b.middle_name &&
         a.last_name == b.last_name;
}

// As they stand: their times are those of what happened.
template <class Row>
void move_rows(Writing& desk, std::vector<Row> rows, ContactId to) {
  for (Row& row : rows) {
    row.contact = to;
    desk.save(row);
  }
}

void move_activities(Writing& desk, ContactId from, ContactId to) {
  std::vector<Appointment> appointments;
  desk.reader().each_appointment_of(from, {}, [&](const Appointment& each) {
    appointments.push_back(each);
    return true;
  });
  std::vector<Document> documents;
  desk.reader().each_document_of(from, [&](const Document& each) {
    documents.push_back(each);
    return true;
  });
  move_rows(desk, std::move(appointments), to);
  move_rows(desk, std::move(documents), to);
}

// Behind those of the destination, in the order that they were in. Who is deleted comes along, so
// as to be there for whoever brings the person back. A user stays the person that the user is.
void move_persons(Writing& desk, const Arguments& about) {
  const ContactId to{about.destination_contact_id};
  const std::vector<Person> there = desk.reader().persons_of(to);
  std::int32_t rank = next_rank(desk, to);
  for (Person each : desk.reader().persons_of(ContactId{about.source_contact_id})) {
    const auto namesake = std::ranges::find_if(there, [&](const Person& other) {
      return !other.deleted_at && are_namesakes(each, other);
    });
    if (about.merge_identical_persons && !each.deleted_at && namesake != there.end() &&
        !desk.names().is_user(each.id)) {
      // As they are now: somebody may have the name of several.
      merge_into(
          desk, each, *desk.reader().person(namesake->id),
          {.deletes_source = true, .fills_empty = about.replace_empty_fields_on_destination});
      each = *desk.reader().person(each.id);
    }
    each.contact = to;
    each.rank = rank++;
    desk.save(each);
  }
}

// What stays open of a company of users is filled there, too.
Contact filled_row(const Contact& destination, const Contact& source, bool is_restricted) {
  Entity entity = bare_contact(destination);
  fill_empty(entity, bare_contact(source), [](std::string_view /*member*/) { return true; });
  Contact row = with_entity(destination, entity);
  if (is_restricted) {
    row.department = destination.department;
    row.org_nr = destination.org_nr;
  }
  return row;
}

}  // namespace

Result<Done> merge_contacts(Writing& desk, const carrier::Given<Arguments>& asked) {
  const Arguments& about = asked.value;
  const auto source = readable_as(desk, &Arguments::source_contact_id, about);
  if (!source) return forward(source);
  const auto destination = readable_as(desk, &Arguments::destination_contact_id, about);
  if (!destination) return forward(destination);
  if (source->id == destination->id) {
    return refuse(ErrorKind::BadRequest,
                  "DestinationContactId: must be another company than SourceContactId.");
  }
  if (const auto may = may_merge(desk, *source, *destination); !may) return forward(may);

  move_persons(desk, about);
  move_activities(desk, source->id, destination->id);
  Contact stays = *destination;
  if (about.replace_empty_fields_on_destination) {
    stays = filled_row(stays, *source, !desk.right_to(stays).has(RowRight::kUpdate));
  }
  stays.updated = desk.stamp();
  desk.save(stays);
  Contact goes = *source;
  goes.deleted_at = desk.stamp().at;
  goes.updated = desk.stamp();
  goes.merged_into = destination->id;
  desk.save(goes);
  return Done{};
}

}  // namespace crm::agent
