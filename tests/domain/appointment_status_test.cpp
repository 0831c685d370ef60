#include "domain/appointment_status.h"

#include <gtest/gtest.h>

#include <vector>

namespace crm {
namespace {

using enum ActivityStatus;

// Reading by number needs every row at its place.
TEST(StatusRows, StandAtTheirNumbers) {
  for (std::size_t number = 0; number < kStatusRows.size(); ++number) {
    EXPECT_EQ(static_cast<std::size_t>(kStatusRows.at(number).status), number);
  }
}

TEST(StatusViews, AreThreeOfOneStatus) {
  using I = InvitationStatus;
  using A = AssignmentStatus;
  EXPECT_EQ(views_of(Unknown), (StatusViews{Unknown, I::None, A::None}));
  // Plain rows say that they were accepted.
  EXPECT_EQ(views_of(NotStarted), (StatusViews{NotStarted, I::Accepted, A::None}));
  EXPECT_EQ(views_of(Started), (StatusViews{Started, I::Accepted, A::None}));
  EXPECT_EQ(views_of(Completed), (StatusViews{Completed, I::Accepted, A::None}));
  EXPECT_EQ(views_of(Hidden), (StatusViews{NotStarted, I::Hidden, A::None}));
  EXPECT_EQ(views_of(Booking), (StatusViews{NotStarted, I::Invitation, A::None}));
  EXPECT_EQ(views_of(BookingMoved), (StatusViews{NotStarted, I::Moved, A::None}));
  EXPECT_EQ(views_of(BookingSeen), (StatusViews{NotStarted, I::Seen, A::None}));
  EXPECT_EQ(views_of(BookingMovedSeen), (StatusViews{NotStarted, I::MovedSeen, A::None}));
  EXPECT_EQ(views_of(BookingDeclined), (StatusViews{NotStarted, I::Declined, A::None}));
  EXPECT_EQ(views_of(BookingDeleted), (StatusViews{NotStarted, I::Cancelled, A::None}));
  EXPECT_EQ(views_of(Assignment), (StatusViews{NotStarted, I::None, A::Assigning}));
  EXPECT_EQ(views_of(AssignmentSeen), (StatusViews{NotStarted, I::None, A::Seen}));
  EXPECT_EQ(views_of(AssignmentDeclined), (StatusViews{NotStarted, I::None, A::Declined}));
}

TEST(StatusViews, OfANumberWithoutANameAreThoseOfUnknown) {
  EXPECT_EQ(views_of(ActivityStatus{14}), views_of(Unknown));
  EXPECT_EQ(views_of(ActivityStatus{255}), views_of(Unknown));
}

// A client sends back what it was told with every save.
TEST(StatusViews, SentBackChangeNothing) {
  for (const StatusRow& row : kStatusRows) {
    EXPECT_EQ(with_completed(row.status, row.views.completed), row.status);
    EXPECT_EQ(with_invitation(row.status, row.views.invitation), row.status);
    EXPECT_EQ(with_assignment(row.status, row.views.assignment), row.status);
  }
  EXPECT_EQ(with_completed(ActivityStatus{77}, Unknown), ActivityStatus{77});
}

TEST(SettingCompleted, SetsTheStatusOfThatName) {
  for (const StatusRow& row : kStatusRows) {
    EXPECT_EQ(with_completed(row.status, Completed), Completed);
    EXPECT_EQ(with_completed(row.status, Started), Started);
  }
  EXPECT_EQ(with_completed(Completed, NotStarted), NotStarted);
  EXPECT_EQ(with_completed(Started, NotStarted), NotStarted);
  EXPECT_EQ(with_completed(Unknown, NotStarted), NotStarted);
}

TEST(SettingCompleted, ToUnknownUndoesIt) {
  EXPECT_EQ(with_completed(Completed, Unknown), NotStarted);
  EXPECT_EQ(with_completed(Started, Unknown), NotStarted);
}

TEST(SettingCompleted, LeavesAnUnansweredInvitationWhereItIs) {
  EXPECT_EQ(with_completed(BookingSeen, NotStarted), BookingSeen);
  EXPECT_EQ(with_completed(AssignmentDeclined, NotStarted), AssignmentDeclined);
}

TEST(SettingTheOtherViews, SetsTheFirstStatusThatShowsIt) {
  EXPECT_EQ(with_invitation(Booking, InvitationStatus::Seen), BookingSeen);
  EXPECT_EQ(with_invitation(BookingSeen, InvitationStatus::Declined), BookingDeclined);
  EXPECT_EQ(with_invitation(BookingMoved, InvitationStatus::Accepted), NotStarted);
  EXPECT_EQ(with_assignment(Assignment, AssignmentStatus::Seen), AssignmentSeen);
  EXPECT_EQ(with_assignment(AssignmentSeen, AssignmentStatus::Declined), AssignmentDeclined);
}

TEST(SettingTheOtherViews, ToNothingChangesNothing) {
  EXPECT_EQ(with_invitation(Booking, InvitationStatus::None), Booking);
  EXPECT_EQ(with_invitation(Booking, InvitationStatus::Unknown), Booking);
  EXPECT_EQ(with_assignment(Assignment, AssignmentStatus::None), Assignment);
  EXPECT_EQ(with_assignment(Assignment, AssignmentStatus::Unknown), Assignment);
}

TEST(Toggling, CompletesAndThenSaysStarted) {
  for (const StatusRow& row : kStatusRows) {
    EXPECT_EQ(toggled(row.status), row.status == Completed ? Started : Completed);
  }
}

TEST(Seeing, MarksWhatWasNotSeen) {
  EXPECT_EQ(seen(Booking), BookingSeen);
  EXPECT_EQ(seen(BookingMoved), BookingMovedSeen);
  EXPECT_EQ(seen(Assignment), AssignmentSeen);
  for (const ActivityStatus other : {Unknown, NotStarted, Completed, BookingSeen, BookingDeleted}) {
    EXPECT_EQ(seen(other), other);
  }
}

TEST(AcceptedTypes, AreTheOtherWayRoundUnanswered) {
  using enum AppointmentType;
  EXPECT_EQ(accepted_type(BookingForDiary), InDiary);
  EXPECT_EQ(accepted_type(BookingForChecklist), InChecklist);
  EXPECT_EQ(unanswered_type(InDiary), BookingForDiary);
  EXPECT_EQ(unanswered_type(InChecklist), BookingForChecklist);
  for (const auto other : {AppointmentType::Unknown, Note, Document, SavedReport, MergeFinal}) {
    EXPECT_EQ(accepted_type(other), other);
    EXPECT_EQ(unanswered_type(other), other);
  }
}

}  // namespace
}  // namespace crm
