// What a user may not know of changes no byte of what that user is answered: after a random history
// the answers are the same from a company in which all of it has never been.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <future>
#include <string>
#include <vector>

#include "agent/contact_agent.h"
#include "codec/activity_writer.h"
#include "codec/prepared.h"
#include "store/recorder.h"
#include "tests/support/memory_store.h"
#include "tests/support/random_company.h"
#include "tests/support/times.h"

namespace crm {
namespace {

std::string prepare_contact(const store::OwnedContact& owned) {
  return codec::prepare_company({.id = owned.head.contact,
                                 .department = owned.department,
                                 .org_nr = owned.org_nr,
                                 .name = owned.name,
                                 .url = owned.url});
}

// The body of the answer in that format.
std::string answer(const store::Store& store, const Clock& clock, const OracleQuestion& question,
                   carrier::AnswerFormat format) {
  feed::Feed feed(store, {}, prepare_contact, codec::prepare_text);
  RC_ASSERT(feed.refresh_names(kOnlyTenant).has_value());
  const agent::ContactAgent agent(clock, feed);
  std::promise<Result<agent::ActiveContacts>> promise;
  agent.fetch_my_active_contacts(
      Caller{.associate = question.owner},
      {.start = question.since, .categories = question.categories, .actions = question.actions},
      [&](Result<agent::ActiveContacts> found) { promise.set_value(std::move(found)); });
  const auto found = promise.get_future().get();
  RC_ASSERT(found.has_value());
  std::string body;
  static const codec::ActivityWriter writer;
  writer.append(body, format, found->rows, {});
  return body;
}

template <class Row>
void copy_known(const store::Reader& reader, AssociateId user, const std::vector<Row>& rows,
                store::Recorder& recorder) {
  for (const Row& row : rows) {
    if (plainly_known(reader, user, row)) recorder.save(row);
  }
}

// The company as it would be if all that the user may not know of had never been. Contacts stay,
// for others: which of them are told is the caller's right to companies.
void copy_without_unknown(const store::Store& from, AssociateId user, store::Store& to) {
  const auto read = from.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
    std::vector<Contact> contacts;
    std::vector<Person> persons;
    std::vector<Appointment> appointments;
    std::vector<Document> documents;
    std::vector<Associate> associates;
    std::vector<Category> categories;
    reader.each_contact([&](const Contact& each) { contacts.push_back(each); });
    reader.each_person([&](const Person& each) { persons.push_back(each); });
    reader.each_appointment([&](const Appointment& each) { appointments.push_back(each); });
    reader.each_document([&](const Document& each) { documents.push_back(each); });
    reader.each_associate([&](const Associate& each) { associates.push_back(each); });
    reader.each_category([&](const Category& each) { categories.push_back(each); });
    return to.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
      for (const UserGroup& each : reader.groups()) transaction.put(each);
      for (const Role& each : reader.roles()) transaction.put(each);
      for (const Associate& each : associates) transaction.put(each);
      for (const Category& each : categories) transaction.put(each);
      store::Recorder recorder(transaction);
      for (const Contact& each : contacts) recorder.save(each);
      copy_known(reader, user, persons, recorder);
      copy_known(reader, user, appointments, recorder);
      copy_known(reader, user, documents, recorder);
      recorder.finish();
      return {};
    });
  });
  RC_ASSERT(read.has_value());
}

RC_GTEST_PROP(Rights, WhatAUserMayNotKnowOfChangesNoByteOfAnyAnswer, ()) {
  const auto steps = *rc::gen::container<std::vector<Step>>(any_step());
  ManualClock clock(instant("2026-01-01T00:00:00"));
  store::MemoryStore store(clock);
  RandomCompany company(store, clock);
  company.found();
  for (const Step& step : steps) {
    clock.set(Instant{clock.now().ticks + step.other % 3});
    company.step(step);
  }
  const Step last = steps.empty() ? Step{} : steps.back();
  for (std::int32_t user = 1; user <= kHistoryUsers; ++user) {
    store::MemoryStore without(clock);
    copy_without_unknown(store, AssociateId{user}, without);
    OracleQuestion question = question_of(last, clock.now());
    question.owner = AssociateId{user};
    for (const auto format : {carrier::AnswerFormat::Json, carrier::AnswerFormat::Xml}) {
      RC_ASSERT(answer(store, clock, question, format) == answer(without, clock, question, format));
      OracleQuestion everything;
      everything.owner = question.owner;
      RC_ASSERT(answer(store, clock, everything, format) ==
                answer(without, clock, everything, format));
    }
  }
}

}  // namespace
}  // namespace crm
