#include "domain/activity.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/support/times.h"

namespace crm {
namespace {

constexpr AssociateId kAnna{7};
constexpr AssociateId kBo{8};
const Stamp kThen{instant("2024-01-01"), kAnna};
const Stamp kLater{instant("2024-02-02"), kBo};

std::vector<ContactAction> actions(const StandingActions& standing) {
  std::vector<ContactAction> told;
  for (const auto& each : standing) told.push_back(each.action);
  return told;
}

using Actions = std::vector<ContactAction>;

Appointment follow_up() {
  Appointment appointment;
  appointment.id = AppointmentId{5};
  appointment.contact = ContactId{1};
  appointment.person = PersonId{3};
  appointment.registered = kThen;
  return appointment;
}

TEST(StandingActions, OfAContactAreItsRegistrationAndALaterChange) {
  Contact contact;
  contact.id = ContactId{1};
  contact.registered = kThen;
  EXPECT_EQ(actions(standing_actions(contact)), Actions{ContactAction::Created});
  contact.updated = kLater;
  const auto standing = standing_actions(contact);
  ASSERT_EQ(actions(standing), (Actions{ContactAction::Created, ContactAction::Updated}));
  EXPECT_EQ(standing[1].stamp, kLater);
  EXPECT_EQ(standing[1].subject, (Subject{SubjectTable::Contact, 1}));
}

TEST(StandingActions, OfAContactChangedAtItsRegistrationAreNoUpdate) {
  Contact contact;
  contact.registered = kThen;
  contact.updated = kThen;
  EXPECT_EQ(actions(standing_actions(contact)), Actions{ContactAction::Created});
}

TEST(StandingActions, OfAPersonConcernThatPerson) {
  Person person;
  person.id = PersonId{3};
  person.contact = ContactId{1};
  person.registered = kThen;
  person.updated = kLater;
  const auto standing = standing_actions(person);
  ASSERT_EQ(actions(standing), (Actions{ContactAction::PersonAdded, ContactAction::PersonUpdated}));
  EXPECT_EQ(standing[0].person, PersonId{3});
  person.deleted_at = instant("2024-03-03");
  EXPECT_TRUE(standing_actions(person).empty());
}

TEST(StandingActions, OfAPersonWhoMovedBeginWithTheMove) {
  Person person;
  person.contact = ContactId{2};
  person.registered = kThen;
  person.updated = Stamp{instant("2024-01-15"), kAnna};
  person.moved = kLater;
  const auto standing = standing_actions(person);
  ASSERT_EQ(actions(standing), Actions{ContactAction::PersonAdded});
  EXPECT_EQ(standing[0].stamp, kLater);
}

// A meeting of ten people is one activity.
TEST(StandingActions, OfABookingAreItsMasters) {
  Appointment master = follow_up();
  master.mother = master.id;
  master.status = ActivityStatus::Completed;
  master.done = kLater;
  EXPECT_EQ(actions(standing_actions(master)),
            (Actions{ContactAction::NewActivity, ContactAction::ActivityCompleted}));
  Appointment invitation = master;
  invitation.id = AppointmentId{6};
  EXPECT_TRUE(standing_actions(invitation).empty());
}

TEST(StandingActions, OfAFollowUpAreItsRegistrationAndItsCompletion) {
  Appointment appointment = follow_up();
  EXPECT_EQ(actions(standing_actions(appointment)), Actions{ContactAction::NewActivity});
  appointment.status = ActivityStatus::Completed;
  appointment.done = kLater;
  const auto standing = standing_actions(appointment);
  ASSERT_EQ(actions(standing),
            (Actions{ContactAction::NewActivity, ContactAction::ActivityCompleted}));
  EXPECT_EQ(standing[1].person, PersonId{3});
  EXPECT_EQ(standing[1].stamp, kLater);
}

TEST(StandingActions, GoByTheTypeOfTheRow) {
  Appointment appointment = follow_up();
  appointment.status = ActivityStatus::Completed;
  appointment.done = kLater;
  for (const auto type :
       {AppointmentType::Unknown, AppointmentType::Note, AppointmentType::Document,
        AppointmentType::SavedReport, AppointmentType::MergeDraft, AppointmentType::MergeFinal}) {
    appointment.type = type;
    EXPECT_TRUE(standing_actions(appointment).empty()) << static_cast<int>(type);
  }
  for (const auto type : {AppointmentType::BookingForDiary, AppointmentType::BookingForChecklist}) {
    appointment.type = type;
    EXPECT_EQ(actions(standing_actions(appointment)), Actions{ContactAction::NewActivity});
  }
}

TEST(StandingActions, OfARowWithoutAContactAreNone) {
  Appointment appointment = follow_up();
  appointment.contact = kNoContact;
  EXPECT_TRUE(standing_actions(appointment).empty());
}

TEST(StandingActions, OfADocumentAreItsAdditionAndALaterCompletion) {
  Document document;
  document.id = DocumentId{9};
  document.contact = ContactId{1};
  document.registered = kThen;
  document.status = ActivityStatus::Completed;  // born so
  EXPECT_EQ(actions(standing_actions(document)), Actions{ContactAction::DocumentAdded});
  document.done = kLater;
  EXPECT_EQ(actions(standing_actions(document)),
            (Actions{ContactAction::DocumentAdded, ContactAction::ActivityCompleted}));
}

TEST(HeadSlot, IsOutrankedByTheNewerThenByTheHigherId) {
  const HeadSlot early{instant("2024-01-01"), 9};
  const HeadSlot late{instant("2024-01-02"), 1};
  const HeadSlot late_too{instant("2024-01-02"), 2};
  EXPECT_TRUE(outranks(late, early));
  EXPECT_TRUE(outranks(late_too, late));
  EXPECT_FALSE(outranks(late, late));
  EXPECT_TRUE(outranks(early, HeadSlot{}));
}

}  // namespace
}  // namespace crm
