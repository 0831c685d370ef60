// Names and numbers of enums, as the vendor's client and tables have them.
#include "carrier/enum_names.h"

#include <gtest/gtest.h>

#include <string>

#include "carrier/activity_enums.h"
#include "carrier/list_enums.h"
#include "carrier/recurrence_enums.h"
#include "carrier/user_enums.h"

namespace crm::carrier {
namespace {

// "Name=number" for each, with blanks between them.
template <class Enum>
std::string listed() {
  std::string text;
  for (const FlagName& known : EnumTable<Enum>::kNames) {
    if (!text.empty()) text += ' ';
    text += std::string(known.name) + "=" + std::to_string(known.value);
  }
  return text;
}

TEST(EnumNames, AreThoseOfFollowUps) {
  EXPECT_EQ(listed<AppointmentType>(),
            "Unknown=0 inDiary=1 inChecklist=2 Note=3 Document=4 SavedReport=5 BookingForDiary=6 "
            "BookingForChecklist=7 MergeDraft=8 MergeFinal=9");
  EXPECT_EQ(listed<ActivityStatus>(), "Unknown=0 NotStarted=1 Started=2 Completed=3");
  EXPECT_EQ(listed<AppointmentStatus>(),
            "UnknownOrPostIt=0 NotStarted=1 Started=2 Completed=3 Hidden=4 Booking=5 "
            "BookingMoved=6 BookingSeen=7 BookingMovedSeen=8 BookingDeclined=9 BookingDeleted=10 "
            "Assignment=11 AssignmentSeen=12 AssignmentDeclined=13");
  EXPECT_EQ(listed<AssignmentStatus>(), "Unknown=0 None=1 Assigning=11 Seen=12 Declined=13");
  EXPECT_EQ(listed<InvitationStatus>(),
            "Unknown=0 None=1 Accepted=2 Hidden=4 Invitation=5 Moved=6 Seen=7 MovedSeen=8 "
            "Declined=9 Cancelled=10");
  EXPECT_EQ(listed<BookingType>(), "Unknown=0 None=1 Owner=2 Participant=3");
  EXPECT_EQ(listed<AppointmentPrivate>(), "Public=0 PrivateUser=1 PrivateGroup=2");
  EXPECT_EQ(listed<Visibility::Kind>(), "All=0 Associate=1 Group=2");
}

TEST(EnumNames, AreThoseOfRecurrence) {
  EXPECT_EQ(listed<RecurrencePattern>(), "Unknown=0 Daily=1 Weekly=2 Monthly=3 Yearly=4 Custom=5");
  EXPECT_EQ(listed<RecurrenceEndType>(), "Unknown=0 EndDate=1 Counter=2");
  EXPECT_EQ(listed<RecurrenceMonthlyPattern>(), "Unknown=0 DayOfMonth=4 WeekdayOfMonth=5");
  EXPECT_EQ(listed<RecurrenceYearlyPattern>(), "Unknown=0 DayOfMonth=6 WeekdayOfMonth=7");
  EXPECT_EQ(listed<RecurrenceUpdateMode>(),
            "Unknown=0 OnlyThis=1 ThisAndForward=2 StopRecurrence=9");
  EXPECT_EQ(listed<Weekdays>(),
            "Unknown=0 Monday=1 Tuesday=2 Wednesday=4 Thursday=8 Friday=16 Saturday=32 Sunday=64");
}

TEST(EnumNames, AreThoseOfLists) {
  EXPECT_EQ(listed<TaskType>(),
            "Unknown=0 Appointment=1 Document=2 Email=3 Fax=4 Phone=5 ToDo=6 MailMergeDraft=7 "
            "MailMergeFinal=8 Report=9 SaintAll=10");
  EXPECT_EQ(listed<TaskDirection>(), "Unknown=0 Incoming=1 Outgoing=2 SaintAll=3");
  EXPECT_EQ(listed<CategoryGroup>(),
            "Unknown=0 Customer=1 PotentialCustomer=2 Partner=3 Lost=4 Other=5");
  EXPECT_EQ(listed<AddressType>(),
            "Unknown=0 ContactPostalAddress=1 ContactStreetAddress=2 QuoteBillingAddress=8196 "
            "QuoteShippingAddress=8197 PersonPrivateAddress=16387");
  EXPECT_EQ(listed<DocTmplType>(),
            "Unknown=0 Appointment=1 Document=2 Email=3 Fax=4 Phone=5 Todo=6 MergeDraft=7 "
            "MergeFinal=8 SavedReport=9");
  EXPECT_EQ(listed<DocumentLockSemantics>(), "None=0 Locking=1 Versioning=2");
  EXPECT_EQ(listed<ContactSources>(),
            "Unknown=0 History=1 Diary=2 Favorites=4 All=7 UndefinedValue8=8");
}

TEST(EnumNames, AreThoseOfUsers) {
  EXPECT_EQ(listed<UserType>(),
            "Unknown=0 InternalAssociate=1 ResourceAssociate=2 ExternalAssociate=3 "
            "AnonymousAssociate=4 SystemAssociate=5");
  EXPECT_EQ(listed<RoleType>(), "Employee=0 ExternalUser=1 Anonymous=2 System=3");
}

// A number without a name would be told as one, and clients read numbers as undefined.
TEST(EnumNames, TellTheFirstNameForANumberWithoutOne) {
  EXPECT_EQ(name_of(ActivityStatus::Completed), "Completed");
  EXPECT_EQ(name_of(static_cast<ActivityStatus>(9)), "Unknown");
}

}  // namespace
}  // namespace crm::carrier
