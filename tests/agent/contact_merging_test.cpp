// Two companies made one [entities §3].
#include "agent/contact_merging.h"

#include <gtest/gtest.h>

#include "tests/agent/contact_desk.h"

namespace crm {
namespace {

class ContactMerging : public ContactDesk {
 protected:
  static constexpr ContactId kTwin{20};  // Anna's too
  static constexpr PersonId kAdaAgain{21};
  static constexpr PersonId kEva{22};

  ContactMerging() {
    put([&](store::Transaction& t) {
      Associate anna = *t.associate(kAnna);
      anna.role = kUserLevel0;
      t.put(anna);
    });
    put_rows(company(kTwin, "Acme Ltd", kBob, 2), person(kAdaAgain, kTwin, "Ada", "Lund", 1),
             person(kEva, kTwin, "Eva", "Moe", 2));
    Appointment meeting{.id = AppointmentId{1}, .contact = kTwin, .person = kAdaAgain};
    meeting.owner = kBob;
    meeting.status = ActivityStatus::Completed;
    meeting.registered = {instant("2025-01-01T00:00:00"), kBob};
    meeting.done = Stamp{instant("2025-02-01T00:00:00"), kBob};
    Document letter{.id = DocumentId{1}, .contact = kTwin, .person = kEva, .owner = kBob};
    letter.registered = {instant("2025-03-01T00:00:00"), kBob};
    put_rows(meeting, letter);
    news();
  }

  Result<agent::Done> merge(AssociateId user, std::string_view json) {
    const auto asked = given<carrier::MergeContactsArguments>(json);
    return writing(user, [&](agent::Writing& desk) { return agent::merge_contacts(desk, asked); });
  }
  Instant slot(ContactAction action) { return head(kAcme)->slots.at(index(action)).at; }
};

TEST_F(ContactMerging, TakesEverythingAlongWithItsTimes) {
  const auto registered = row(kEva)->registered.at;
  ASSERT_TRUE(merge(kAnna, R"({"SourceContactId":20,"DestinationContactId":2})"));
  EXPECT_EQ(row(kAdaAgain)->contact, kAcme);
  EXPECT_EQ(row(kEva)->contact, kAcme);
  EXPECT_LT(row(kAda)->rank, row(kAdaAgain)->rank);
  EXPECT_LT(row(kAdaAgain)->rank, row(kEva)->rank);
  EXPECT_EQ(slot(ContactAction::NewActivity), instant("2025-01-01T00:00:00"));
  EXPECT_EQ(slot(ContactAction::ActivityCompleted), instant("2025-02-01T00:00:00"));
  EXPECT_EQ(slot(ContactAction::DocumentAdded), instant("2025-03-01T00:00:00"));
  EXPECT_EQ(slot(ContactAction::PersonAdded), registered);
  EXPECT_EQ(slot(ContactAction::PersonUpdated), kNever);
  EXPECT_EQ(slot(ContactAction::Updated), clock_.now());
  EXPECT_EQ(head(kAcme)->slots.at(index(ContactAction::Updated)).actor, kAnna);
  const auto appointment =
      stored([](const store::Reader& r) { return r.appointment(AppointmentId{1}); });
  EXPECT_EQ(appointment->contact, kAcme);
  EXPECT_FALSE(appointment->updated);
}

TEST_F(ContactMerging, DeletesTheSourceForGood) {
  ASSERT_TRUE(merge(kAnna, R"({"SourceContactId":20,"DestinationContactId":2})"));
  EXPECT_EQ(row(kTwin)->merged_into, kAcme);
  EXPECT_EQ(row(kTwin)->deleted_at, clock_.now());
  EXPECT_FALSE(head(kTwin));
  EXPECT_EQ(page(kBob), Ids{3});
  EXPECT_EQ(owners_, (Owners{kAnna, kBob}));
  const Lines told = news();
  EXPECT_EQ(std::ranges::count(told, "Merged 20"), 1);
  EXPECT_EQ(std::ranges::count(told, "Deleted 20"), 1);
  EXPECT_EQ(std::ranges::count(told, "Happened Updated 2"), 1);
  EXPECT_EQ(std::ranges::count(told, "Relinked NewActivity 2"), 1);
  EXPECT_EQ(std::ranges::count(told, "Relinked ActivityCompleted 2"), 1);
  EXPECT_EQ(std::ranges::count(told, "Relinked PersonAdded 2"), 2);
  EXPECT_EQ(std::ranges::count(told, "Relinked DocumentAdded 2"), 1);
  EXPECT_EQ(std::ranges::count(told, "Happened PersonAdded 2"), 0);
}

TEST_F(ContactMerging, MakesNamesakesOneWhereAskedFor) {
  ASSERT_TRUE(merge(kAnna, R"({"SourceContactId":20,"DestinationContactId":2,
      "MergeIdenticalPersons":true})"));
  EXPECT_EQ(row(kAdaAgain)->deleted_at, clock_.now());
  EXPECT_FALSE(row(kEva)->deleted_at);
  EXPECT_EQ(stored([](const store::Reader& r) { return r.appointment(AppointmentId{1}); })->person,
            kAda);
  EXPECT_EQ(head(kAcme)->slots.at(index(ContactAction::NewActivity)).person, kAda);
}

TEST_F(ContactMerging, FillsWhatIsEmptyOfANamesakeTooWhereAskedFor) {
  Person ada = *row(kAdaAgain);
  ada.card = R"({"Title":"Chief"})";
  put_rows(ada);
  ASSERT_TRUE(merge(kAnna, R"({"SourceContactId":20,"DestinationContactId":2,
      "MergeIdenticalPersons":true,"ReplaceEmptyFieldsOnDestination":true})"));
  EXPECT_EQ(row(kAda)->card, R"({"Title":"Chief"})");
  EXPECT_EQ(slot(ContactAction::PersonUpdated), clock_.now());
}

TEST_F(ContactMerging, LeavesAUserThePersonThatTheUserIs) {
  put_rows(person(PersonId{30}, kAcme, "Bob", "Dahl"), person(PersonId{31}, kTwin, "Bob", "Dahl"));
  put([&](store::Transaction& t) {
    Associate bob = *t.associate(kBob);
    bob.person = PersonId{30};
    t.put(bob);
  });
  // Bob's company goes nowhere; his namesake comes to it.
  ASSERT_TRUE(merge(kAnna, R"({"SourceContactId":20,"DestinationContactId":2,
      "MergeIdenticalPersons":true})"));
  EXPECT_FALSE(row(PersonId{30})->deleted_at);
  EXPECT_TRUE(row(PersonId{31})->deleted_at);
}

TEST_F(ContactMerging, KeepsApartWhoseNamesDifferInOnePart) {
  Person ada = *row(kAdaAgain);
  ada.middle_name = "M.";
  put_rows(ada);
  ASSERT_TRUE(merge(kAnna, R"({"SourceContactId":20,"DestinationContactId":2,
      "MergeIdenticalPersons":true})"));
  EXPECT_FALSE(row(kAdaAgain)->deleted_at);
}

TEST_F(ContactMerging, FillsWhatIsEmptyWhereAskedForAlone) {
  ASSERT_TRUE(save(kBob, R"({"ContactId":20,"Department":"Oslo","OrgNr":"9","Kananame":"k",
      "Phones":[{"Value":"1"}],"Emails":[{"Value":"twin@b"}],"NoMailing":true,
      "CustomFields":{"x":"twin","y":"twin"},"Address":{"Street":{"City":"Oslo"}}})"));
  ASSERT_TRUE(save(kAnna, R"({"ContactId":2,"Kananame":"acme","Emails":[{"Value":"acme@b"}],
      "CustomFields":{"x":"acme"}})"));
  ASSERT_TRUE(merge(kAnna, R"({"SourceContactId":20,"DestinationContactId":2,
      "ReplaceEmptyFieldsOnDestination":true})"));
  const auto told = get(kAnna, kAcme);
  EXPECT_EQ(told->name, "Acme");
  EXPECT_EQ(told->department, "Oslo");
  EXPECT_EQ(told->org_nr, "9");
  EXPECT_EQ(told->kananame, "acme");
  EXPECT_EQ(told->phones.at(0).value, "1");
  EXPECT_EQ(told->emails.at(0).value, "acme@b");
  EXPECT_EQ(told->emails.size(), 1U);
  EXPECT_FALSE(told->no_mailing);
  EXPECT_EQ(told->custom_fields, (carrier::Dictionary{{"x", "acme"}, {"y", "twin"}}));
  EXPECT_EQ(told->address->street->city, "Oslo");
  EXPECT_EQ(told->associate->associate_id, raw(kAnna));
}

TEST_F(ContactMerging, LeavesEmptyWhatIsNotAskedFor) {
  ASSERT_TRUE(save(kBob, R"({"ContactId":20,"Department":"Oslo"})"));
  ASSERT_TRUE(merge(kAnna, R"({"SourceContactId":20,"DestinationContactId":2})"));
  EXPECT_EQ(get(kAnna, kAcme)->department, "");
}

TEST_F(ContactMerging, LeavesACompanyOfUsersWhichItIs) {
  ASSERT_TRUE(save(kBob, R"({"ContactId":20,"Department":"Oslo","Kananame":"k"})"));
  ASSERT_TRUE(merge(kAnna, R"({"SourceContactId":20,"DestinationContactId":1,
      "ReplaceEmptyFieldsOnDestination":true})"));
  EXPECT_EQ(row(kHome)->department, "");
  EXPECT_EQ(get(kAnna, kHome)->kananame, "k");
}

TEST_F(ContactMerging, RefusesWhatCannotBe) {
  const auto refused = [&](AssociateId user, std::string_view json) {
    return refusal(merge(user, json));
  };
  EXPECT_EQ(refused(kAnna, R"({"SourceContactId":2,"DestinationContactId":2})"),
            "400 DestinationContactId: must be another company than SourceContactId.");
  EXPECT_EQ(refused(kAnna, R"({"SourceContactId":99,"DestinationContactId":2})"),
            "400 SourceContactId: there is no 99 that you may read.");
  EXPECT_EQ(refused(kAnna, R"({"SourceContactId":2})"),
            "400 DestinationContactId: there is no 0 that you may read.");
  EXPECT_EQ(refused(kBob, R"({"SourceContactId":20,"DestinationContactId":3})"),
            "403 Your role may not merge companies.");
  EXPECT_EQ(refused(kAnna, R"({"SourceContactId":1,"DestinationContactId":2})"),
            "403 SourceContactId: you may not delete this company.");
  EXPECT_EQ(news(), Lines{});
}

}  // namespace
}  // namespace crm
