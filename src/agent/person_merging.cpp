#include "agent/person_merging.h"

#include <string_view>
#include <utility>
#include <vector>

#include "agent/filling.h"
#include "agent/person_entity.h"
#include "agent/person_moving.h"
#include "agent/saving_rules.h"

namespace crm::agent {
namespace {

using Arguments = carrier::MergePersonsArguments;

template <class Row>
void take_over(Writing& desk, std::vector<Row> rows, const Person& source,
               const Person& destination, Instant after) {
  for (Row& row : rows) {
    if (time_of(row) < after) continue;
    row.person = destination.id;
    if (row.contact == source.contact) row.contact = destination.contact;
    row.updated = desk.stamp();
    desk.save(row);
  }
}

// But for where it works.
bool may_be_filled(std::string_view member) {
  return member != carrier::wire_name(&carrier::PersonEntity::contact);
}

}  // namespace

Result<Done> merge_persons(Writing& desk, const carrier::Given<Arguments>& given) {
  const Arguments& asked = given.value;
  if (!desk.may(FunctionRight::MoveAndMerge)) {
    return refuse(ErrorKind::NoRight, "Your role does not allow to merge persons.");
  }
  const auto source = desk.readable(PersonId{asked.source_person_id});
  if (!source) return no_such(&Arguments::source_person_id, asked.source_person_id);
  const auto destination = desk.readable(PersonId{asked.destination_person_id});
  if (!destination) return no_such(&Arguments::destination_person_id, asked.destination_person_id);
  if (source->id == destination->id) {
    return refuse(ErrorKind::BadRequest, "DestinationPersonId: must be another person.");
  }
  if (!desk.right_to(*destination).has(RowRight::kUpdate)) {
    return refuse(ErrorKind::NoRight, "You may not change the person that stays.");
  }
  if (!desk.right_to(*source).has(asked.delete_source ? RowRight::kDelete : RowRight::kUpdate)) {
    return refuse(ErrorKind::NoRight, asked.delete_source
                                          ? "You may not delete the person that goes."
                                          : "You may not change the person that goes.");
  }
  merge_into(desk, *source, *destination,
             {.after = asked.move_after_date.value_or(kEarliest),
              .deletes_source = asked.delete_source,
              .fills_empty = asked.replace_empty_fields_on_destination});
  return Done{};
}

void merge_into(Writing& desk, const Person& source, const Person& destination,
                const PersonMerge& how) {
  Person merged = destination;
  if (how.fills_empty) {
    carrier::PersonEntity entity = bare_person(destination);
    fill_empty(entity, bare_person(source), may_be_filled);
    merged = with_entity(std::move(merged), entity);
  }
  merged.updated = desk.stamp();
  desk.save(merged);
  take_over(desk, desk.reader().appointments_with(source.id), source, destination, how.after);
  take_over(desk, desk.reader().documents_with(source.id), source, destination, how.after);
  if (!how.deletes_source) return;
  Person deleted = source;
  deleted.deleted_at = desk.stamp().at;
  deleted.updated = desk.stamp();
  desk.save(deleted);
}

}  // namespace crm::agent
