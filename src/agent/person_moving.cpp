#include "agent/person_moving.h"

#include <algorithm>
#include <utility>

#include "agent/saving_rules.h"
#include "carrier/document_entity.h"
#include "codec/card.h"

namespace crm::agent {
namespace {

using Arguments = carrier::MovePersonArguments;

template <class Row>
void take_along(Writing& desk, std::vector<Row> rows, ContactId from, ContactId to, Instant after) {
  for (Row& row : rows) {
    if (row.contact != from || time_of(row) < after) continue;
    row.contact = to;
    row.updated = desk.stamp();
    desk.save(row);
  }
}

}  // namespace

Result<Done> move_person_to(Writing& desk, const carrier::Given<Arguments>& given) {
  const Arguments& asked = given.value;
  const auto person = desk.readable(PersonId{asked.person_id});
  if (!person) return no_such(&Arguments::person_id, asked.person_id);
  const ContactId to{asked.destination_contact_id};
  if (!desk.readable(to)) {
    return no_such(&Arguments::destination_contact_id, asked.destination_contact_id);
  }
  if (person->contact == to) return Done{};
  if (const auto may = may_move_to(desk, *person, to); !may) return forward(may);
  move_person(desk, *person, to, asked.move_after_date.value_or(kEarliest));
  return Done{};
}

Result<void> may_move_to(const Reading& desk, const Person& person, ContactId destination) {
  if (!desk.right_to(person).has(RowRight::kUpdate)) {
    return refuse(ErrorKind::NoRight, "You may not change this person.");
  }
  Person there = person;
  there.contact = destination;
  if (!desk.right_to(there).has(RowRight::kInsert)) {
    return refuse(ErrorKind::NoRight, "You may not add persons to that company.");
  }
  return {};
}

Person move_person(Writing& desk, Person person, ContactId to, Instant after) {
  const ContactId from = std::exchange(person.contact, to);
  person.rank = next_rank(desk, to);
  person.updated = desk.stamp();
  person.moved = desk.stamp();
  desk.save(person);
  take_along(desk, desk.reader().appointments_with(person.id), from, to, after);
  take_along(desk, desk.reader().documents_with(person.id), from, to, after);
  return person;
}

std::int32_t next_rank(const Reading& desk, ContactId company) {
  if (company == kNoContact) return 0;
  std::int32_t highest = 0;
  for (const Person& each : desk.reader().persons_of(company)) {
    highest = std::max(highest, each.rank);
  }
  return highest + 1;
}

Instant time_of(const Appointment& row) { return row.starts_at; }

// Documents have a day of their own, which their card keeps where it was said.
Instant time_of(const Document& row) {
  carrier::DocumentEntity entity;
  if (!codec::read_card(row.card, entity)) return row.registered.at;
  return entity.date.value_or(row.registered.at);
}

}  // namespace crm::agent
