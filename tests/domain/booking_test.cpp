#include "domain/booking.h"

#include <gtest/gtest.h>

#include <vector>

namespace crm {
namespace {

using enum ActivityStatus;
using Type = AppointmentType;

constexpr Participant kAnna{AssociateId{7}, PersonId{70}};
constexpr Participant kBo{AssociateId{8}, PersonId{80}};
constexpr Participant kCai{AssociateId{9}, kNoPerson};
constexpr Participant kGuest{kNobody, PersonId{300}};
constexpr Participant kOtherGuest{kNobody, PersonId{301}};

TEST(BookingType, IsToldByTheMother) {
  EXPECT_EQ(booking_type(AppointmentId{5}, AppointmentId{0}), BookingType::None);
  EXPECT_EQ(booking_type(AppointmentId{5}, AppointmentId{5}), BookingType::Owner);
  EXPECT_EQ(booking_type(AppointmentId{6}, AppointmentId{5}), BookingType::Participant);
}

TEST(AskedOfOwner, IsToTakePartOrToDoIt) {
  EXPECT_EQ(asked_of_owner(BookingType::None, kNobody), Asked::Nothing);
  EXPECT_EQ(asked_of_owner(BookingType::Owner, kNobody), Asked::Nothing);
  EXPECT_EQ(asked_of_owner(BookingType::Participant, kNobody), Asked::ToTakePart);
  EXPECT_EQ(asked_of_owner(BookingType::None, kAnna.associate), Asked::ToDoIt);
}

TEST(Standing, OfAnInvitationIsABookingUntilItIsAccepted) {
  const Standing meeting = invited(Type::InDiary);
  EXPECT_EQ(meeting, (Standing{Type::BookingForDiary, Booking}));
  EXPECT_EQ(invited(Type::InChecklist), (Standing{Type::BookingForChecklist, Booking}));
  EXPECT_EQ(accepted(meeting), (Standing{Type::InDiary, NotStarted}));
  EXPECT_EQ(accepted({Type::BookingForChecklist, BookingMovedSeen}),
            (Standing{Type::InChecklist, NotStarted}));
  EXPECT_EQ(accepted({Type::BookingForDiary, BookingDeclined}),
            (Standing{Type::InDiary, NotStarted}));
}

TEST(Standing, OfARowThatNobodyAskedForStays) {
  const Standing done{Type::InDiary, Completed};
  EXPECT_EQ(accepted(done), done);
  EXPECT_EQ(declined(done, Asked::Nothing), done);
}

TEST(Standing, MayBeDeclinedEvenAfterAccepting) {
  EXPECT_EQ(declined({Type::InDiary, NotStarted}, Asked::ToTakePart),
            (Standing{Type::BookingForDiary, BookingDeclined}));
  EXPECT_EQ(declined({Type::BookingForChecklist, AssignmentSeen}, Asked::ToDoIt),
            (Standing{Type::BookingForChecklist, AssignmentDeclined}));
}

TEST(Standing, OfASlaveWhoseMasterIsGoneIsCalledOff) {
  EXPECT_EQ(called_off({Type::InDiary, NotStarted}),
            (Standing{Type::BookingForDiary, BookingDeleted}));
  EXPECT_EQ(called_off({Type::BookingForDiary, BookingSeen}),
            (Standing{Type::BookingForDiary, BookingDeleted}));
  EXPECT_EQ(called_off({Type::InDiary, Completed}),
            (Standing{Type::BookingForDiary, BookingDeleted}));
}

TEST(Standing, OfASlaveWhoseMasterMovesAsksAgain) {
  for (const Standing& before :
       {Standing{Type::InDiary, NotStarted}, Standing{Type::BookingForDiary, BookingSeen},
        Standing{Type::BookingForDiary, BookingDeclined}}) {
    EXPECT_EQ(moved(before), (Standing{Type::BookingForDiary, BookingMoved}));
  }
  for (const Standing& before :
       {Standing{Type::InDiary, Completed}, Standing{Type::BookingForDiary, Hidden},
        Standing{Type::BookingForDiary, BookingDeleted}}) {
    EXPECT_EQ(moved(before), before);
  }
}

TEST(HandingOver, IsToBeAcceptedByWhoDidNotTakeIt) {
  const Standing own{Type::InChecklist, Started};
  const Standing given = handed_over(own, false);
  EXPECT_EQ(given, (Standing{Type::BookingForChecklist, Assignment}));
  EXPECT_EQ(accepted(given), (Standing{Type::InChecklist, NotStarted}));
  EXPECT_EQ(handed_over(own, true), own);
  EXPECT_EQ(handed_over(given, true), (Standing{Type::InChecklist, NotStarted}));
  EXPECT_EQ(handed_over({Type::InDiary, Completed}, false), (Standing{Type::InDiary, Completed}));
}

TEST(BookingChange, InvitesWhoIsNewOnceAndNeverTheOwner) {
  const std::vector<Participant> wanted{kAnna, kBo, kGuest, kBo, kGuest, kOtherGuest};
  const BookingChange change = booking_change(kAnna, {}, wanted);
  EXPECT_EQ(change.invited, (std::vector<Participant>{kBo, kGuest, kOtherGuest}));
  EXPECT_TRUE(change.again.empty());
  EXPECT_TRUE(change.dropped.empty());
}

TEST(BookingChange, LeavesWhoStaysAlone) {
  const std::vector<Slave> slaves{{kBo, NotStarted}, {kGuest, BookingDeclined}};
  const std::vector<Participant> wanted{kBo, kGuest};
  EXPECT_EQ(booking_change(kAnna, slaves, wanted), BookingChange{});
}

TEST(BookingChange, CallsOffWhoIsNotWantedAndWhoBecameTheOwner) {
  const std::vector<Slave> slaves{{kBo, NotStarted}, {kCai, Booking}, {kGuest, Booking}};
  const std::vector<Participant> wanted{kAnna, kBo, kGuest};
  EXPECT_EQ(booking_change(kAnna, slaves, wanted).dropped, std::vector<std::size_t>{1});
  EXPECT_EQ(booking_change(kBo, slaves, wanted),
            (BookingChange{.invited = {kAnna}, .again = {}, .dropped = {0, 1}}));
  EXPECT_EQ(booking_change(kAnna, slaves, {}).dropped, (std::vector<std::size_t>{0, 1, 2}));
}

TEST(BookingChange, AsksWhoHadBeenCalledOffAgainOnTheSameRow) {
  const std::vector<Slave> slaves{{kBo, BookingDeleted}, {kCai, BookingDeleted}};
  EXPECT_EQ(booking_change(kAnna, slaves, std::vector<Participant>{kBo}),
            (BookingChange{.invited = {}, .again = {0}, .dropped = {}}));
}

// A user is the same one whichever way a list names them.
TEST(BookingChange, KnowsUsersByTheirNumberAndGuestsByTheirs) {
  const std::vector<Slave> slaves{{kBo, Booking}};
  const std::vector<Participant> wanted{{kBo.associate, kNoPerson}, {kNobody, PersonId{80}}};
  EXPECT_EQ(booking_change(kAnna, slaves, wanted).invited,
            (std::vector<Participant>{{kNobody, PersonId{80}}}));
}

}  // namespace
}  // namespace crm
