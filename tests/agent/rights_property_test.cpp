// What a user may not know of changes no byte of what that user is answered: after a random history
// the answers are the same from a company in which all of it has never been, and they stay the same
// over every step that touches nothing else.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "store/recorder.h"
#include "tests/agent/told_bodies.h"
#include "tests/support/memory_store.h"
#include "tests/support/random_company.h"
#include "tests/support/times.h"

namespace crm {
namespace {

// All rows of a company, and what one user may know of them.
struct Rows {
  std::map<AssociateId, Associate> associates;
  std::map<CategoryId, Category> categories;
  std::map<ContactId, Contact> contacts;
  std::map<PersonId, std::pair<Person, bool>> persons;
  std::map<AppointmentId, std::pair<Appointment, bool>> appointments;
  std::map<DocumentId, std::pair<Document, bool>> documents;
  std::vector<UserGroup> groups;
  std::vector<Role> roles;
};

Rows rows_of(const store::Reader& reader, AssociateId user) {
  Rows rows{.groups = reader.groups(), .roles = reader.roles()};
  reader.each_associate([&](const Associate& each) { rows.associates.emplace(each.id, each); });
  reader.each_category([&](const Category& each) { rows.categories.emplace(each.id, each); });
  reader.each_contact([&](const Contact& each) { rows.contacts.emplace(each.id, each); });
  const auto keep = [](auto& map) {
    return [&map](const auto& each) { map.emplace(each.id, std::pair(each, false)); };
  };
  reader.each_person(keep(rows.persons));
  reader.each_appointment(keep(rows.appointments));
  reader.each_document(keep(rows.documents));
  const auto judge = [&](auto& map) {
    for (auto& [id, row] : map) row.second = plainly_known(reader, user, row.first);
  };
  judge(rows.persons);
  judge(rows.appointments);
  judge(rows.documents);
  // Who a user is, everybody may know: the row tells who did it.
  for (const auto& [id, associate] : rows.associates) {
    const auto person = rows.persons.find(associate.person);
    if (person != rows.persons.end()) person->second.second = true;
  }
  return rows;
}

Rows rows_in(const store::Store& store, AssociateId user) {
  Rows rows;
  const auto read = store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
    rows = rows_of(reader, user);
    return {};
  });
  RC_ASSERT(read.has_value());
  return rows;
}

// The company as it would be if all that the user may not know of had never been. Contacts stay,
// for others: which of them are told is the caller's right to companies.
void found_without_unknown(const Rows& rows, store::Store& store) {
  const auto written = store.write(kOnlyTenant, [&](store::Transaction& t) -> Result<void> {
    for (const UserGroup& each : rows.groups) t.put(each);
    for (const Role& each : rows.roles) t.put(each);
    for (const auto& [id, each] : rows.associates) t.put(each);
    for (const auto& [id, each] : rows.categories) t.put(each);
    store::Recorder recorder(t);
    for (const auto& [id, each] : rows.contacts) recorder.save(each);
    const auto copy = [&](const auto& map) {
      for (const auto& [id, row] : map) {
        if (row.second) recorder.save(row.first);
      }
    };
    copy(rows.persons);
    copy(rows.appointments);
    copy(rows.documents);
    recorder.finish();
    return {};
  });
  RC_ASSERT(written.has_value());
}

// Those that are known before or behind differ.
template <class Map>
bool known_differ(const Map& before, const Map& behind) {
  const auto differs = [](const Map& here, const Map& there) {
    for (const auto& [id, row] : here) {
      const auto other = there.find(id);
      if (row.second && (other == there.end() || other->second != row)) return true;
    }
    return false;
  };
  return differs(before, behind) || differs(behind, before);
}

bool something_known_differs(const Rows& before, const Rows& behind) {
  return before.associates != behind.associates || before.categories != behind.categories ||
         before.contacts != behind.contacts || before.groups != behind.groups ||
         before.roles != behind.roles || known_differ(before.persons, behind.persons) ||
         known_differ(before.appointments, behind.appointments) ||
         known_differ(before.documents, behind.documents);
}

std::string everything_told(const ToldBodies& told, OracleQuestion question) {
  const OracleQuestion everything{.owner = question.owner};
  return told.json(everything) + told.xml(everything) + told.json(question) + told.xml(question);
}

RC_GTEST_PROP(Rights, WhatAUserMayNotKnowOfChangesNoByteOfAnyAnswer, ()) {
  const auto users = *any_users();
  const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
  ManualClock clock(instant("2026-01-01T00:00:00"));
  store::MemoryStore store(clock);
  RandomCompany company(store, clock);
  company.found(users);
  for (const Step& step : steps) {
    clock.set(Instant{clock.now().ticks + step.other % 3});
    company.step(step);
  }
  const ToldBodies told(store, clock);
  for (std::int32_t user = 1; user <= kHistoryUsers; ++user) {
    store::MemoryStore without(clock);
    found_without_unknown(rows_in(store, AssociateId{user}), without);
    OracleQuestion question = question_of(steps.empty() ? Step{} : steps.back(), clock.now());
    question.owner = AssociateId{user};
    RC_ASSERT(everything_told(told, question) ==
              everything_told(ToldBodies(without, clock), question));
  }
}

RC_GTEST_PROP(Rights, AStepThatTouchesOnlyWhatAUserMayNotKnowOfChangesNoByteOfAnyAnswer, ()) {
  const auto users = *any_users();
  const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
  const auto user = AssociateId{*rc::gen::inRange<std::int32_t>(1, kHistoryUsers + 1)};
  ManualClock clock(instant("2026-01-01T00:00:00"));
  store::MemoryStore store(clock);
  RandomCompany company(store, clock);
  company.found(users);
  ToldBodies told(store, clock);
  Rows before = rows_in(store, user);
  for (const Step& step : steps) {
    OracleQuestion question = question_of(step, clock.now());
    question.owner = user;
    const std::string told_before = everything_told(told, question);
    clock.set(Instant{clock.now().ticks + step.other % 3});
    company.step(step);
    told.refresh();
    Rows behind = rows_in(store, user);
    if (!something_known_differs(before, behind)) {
      RC_ASSERT(everything_told(told, question) == told_before);
    }
    before = std::move(behind);
  }
}

}  // namespace
}  // namespace crm
