#include "agent/person_moving.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/agent/person_desk.h"

namespace crm::agent {
namespace {

constexpr AppointmentId kMarch{1};
constexpr AppointmentId kMay{2};
constexpr AppointmentId kElsewhere{3};  // with Ada, at Home
constexpr DocumentId kOffer{1};         // of April, though registered in January

// What has been done with Ada.
class PersonMoving : public PersonDesk {
 protected:
  PersonMoving() {
    Appointment done = meeting(kMay, kAda, kAcme, "2026-05-10T09:00:00");
    done.status = ActivityStatus::Completed;
    done.done = Stamp{clock_.now(), kBob};
    Document offer{.id = kOffer, .contact = kAcme, .person = kAda, .owner = kAnna};
    offer.registered = {clock_.now(), kAnna};
    offer.card = R"({"Date":"2026-04-10T00:00:00Z"})";
    put_rows(meeting(kMarch, kAda, kAcme, "2026-03-10T09:00:00"), done,
             meeting(kElsewhere, kAda, kHome, "2026-05-10T09:00:00"), offer);
  }

  std::string move(AssociateId user, const std::string& json) {
    return refusal(change<carrier::MovePersonArguments>(
        user, json, [](Writing& desk, const auto& asked) { return move_person_to(desk, asked); }));
  }
};

TEST_F(PersonMoving, WhatWasDoneInTheOldCompanyGoesAlong) {
  const Stamp added = row(kMay).registered;
  EXPECT_EQ(move(kAnna, R"({"PersonId":2,"DestinationContactId":1})"), "");
  const Stamp now{clock_.now(), kAnna};
  const Person ada = row(kAda);
  EXPECT_EQ(ada.contact, kHome);
  EXPECT_EQ(ada.rank, 2);
  EXPECT_EQ(ada.moved, now);
  EXPECT_EQ(ada.updated, now);
  EXPECT_EQ(row(kMarch).contact, kHome);
  EXPECT_EQ(row(kMay).contact, kHome);
  EXPECT_EQ(row(kMay).updated, now);
  EXPECT_EQ(row(kOffer).contact, kHome);
  EXPECT_EQ(news(), (Lines{"Withdrawn PersonAdded 2 in 2", "Happened PersonAdded 2 in 1",
                           "Withdrawn NewActivity 1 in 2", "Relinked NewActivity 1 in 1",
                           "Withdrawn NewActivity 2 in 2", "Withdrawn ActivityCompleted 2 in 2",
                           "Relinked NewActivity 2 in 1", "Relinked ActivityCompleted 2 in 1",
                           "Withdrawn DocumentAdded 1 in 2", "Relinked DocumentAdded 1 in 1"}));
  EXPECT_EQ(slot(kHome, ContactAction::PersonAdded).at, now.at);
  EXPECT_EQ(slot(kHome, ContactAction::PersonAdded).actor, kAnna);
  EXPECT_EQ(slot(kHome, ContactAction::NewActivity).at, added.at);
  EXPECT_EQ(slot(kHome, ContactAction::ActivityCompleted).actor, kBob);
  EXPECT_EQ(slot(kAcme, ContactAction::NewActivity).subject, 0);
  EXPECT_EQ(slot(kAcme, ContactAction::PersonAdded).subject, 3);  // Ben is there still
}

TEST_F(PersonMoving, WhatWasBeforeTheDateStays) {
  EXPECT_EQ(move(kAnna, R"({"PersonId":2,"DestinationContactId":3,
      "MoveAfterDate":"2026-04-01T00:00:00Z"})"),
            "");
  EXPECT_EQ(row(kMarch).contact, kAcme);
  EXPECT_EQ(row(kMarch).person, kAda);
  EXPECT_EQ(row(kMay).contact, kBobs);
  EXPECT_EQ(row(kOffer).contact, kBobs);
  EXPECT_EQ(row(kElsewhere).contact, kHome);
  EXPECT_EQ(owners_, (Owners{kAnna, kBob}));
  EXPECT_EQ(move(kAnna, R"({"PersonId":2,"DestinationContactId":1,
      "MoveAfterDate":"2026-04-10T00:00:01Z"})"),
            "");
  EXPECT_EQ(row(kOffer).contact, kBobs);
  EXPECT_EQ(row(kMay).contact, kHome);
}

TEST_F(PersonMoving, ASaveWithAnotherCompanyIsAMoveOfEverything) {
  const auto saved = save(kAnna, R"({"PersonId":2,"Title":"New","Contact":{"ContactId":3}})");
  ASSERT_TRUE(saved) << refusal(saved);
  EXPECT_EQ(saved->contact->contact_id, 3);
  EXPECT_EQ(saved->title, "New");
  EXPECT_EQ(saved->associate->associate_id, 2);  // that company's owner
  EXPECT_EQ(row(kAda).moved, (Stamp{clock_.now(), kAnna}));
  EXPECT_EQ(row(kAda).rank, 2);
  EXPECT_EQ(row(kMarch).contact, kBobs);
  EXPECT_EQ(row(kOffer).contact, kBobs);
  EXPECT_EQ(slot(kBobs, ContactAction::PersonAdded).subject, 2);
  // The change came with the move: the company that is left hears nothing of it.
  EXPECT_EQ(slot(kBobs, ContactAction::PersonUpdated).subject, 0);
  EXPECT_EQ(slot(kAcme, ContactAction::PersonUpdated).subject, 0);
  EXPECT_EQ(owners_, (Owners{kAnna, kBob}));
}

TEST_F(PersonMoving, NeedsBothRights) {
  EXPECT_EQ(move(kBob, R"({"PersonId":2,"DestinationContactId":3})"),
            "403 You may not change this person.");
  EXPECT_EQ(move(kBob, R"({"PersonId":4,"DestinationContactId":2})"),
            "403 You may not add persons to that company.");
  EXPECT_EQ(refusal(save(kBob, R"({"PersonId":4,"Contact":{"ContactId":2}})")),
            "403 You may not add persons to that company.");
  EXPECT_EQ(row(kCarl).contact, kBobs);
  EXPECT_EQ(news(), Lines{});
}

TEST_F(PersonMoving, NamesWhatIsNotThere) {
  EXPECT_EQ(move(kAnna, R"({"PersonId":99,"DestinationContactId":3})"),
            "400 PersonId: there is no 99 that you may read.");
  EXPECT_EQ(move(kAnna, R"({"PersonId":2,"DestinationContactId":4})"),
            "400 DestinationContactId: there is no 4 that you may read.");
  EXPECT_EQ(move(kAnna, R"({"PersonId":2})"),
            "400 DestinationContactId: there is no 0 that you may read.");
}

TEST_F(PersonMoving, ToWhereThePersonIsNothingMoves) {
  const Person before = row(kAda);
  EXPECT_EQ(move(kReader, R"({"PersonId":2,"DestinationContactId":2})"), "");
  EXPECT_EQ(row(kAda), before);
  EXPECT_EQ(news(), Lines{});
}

// Which company is the users' own goes by their persons.
TEST_F(PersonMoving, TheCompanyOfAMovedUserIsAnOwnCompany) {
  ASSERT_FALSE(feed_.names(kOnlyTenant)->is_own_company(kAcme));
  EXPECT_EQ(move(kChief, R"({"PersonId":1,"DestinationContactId":2})"), "");
  EXPECT_TRUE(feed_.names(kOnlyTenant)->is_own_company(kAcme));
  EXPECT_FALSE(feed_.names(kOnlyTenant)->is_own_company(kHome));
}

}  // namespace
}  // namespace crm::agent
