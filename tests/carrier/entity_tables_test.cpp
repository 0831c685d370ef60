// The tables of the four entities, line by line as they are documented: a member that is missing,
// in another place, of another type or length fails.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "carrier/appointment_entity.h"
#include "carrier/contact_entity.h"
#include "carrier/document_entity.h"
#include "carrier/person_entity.h"
#include "tests/carrier/table_text.h"

namespace crm::carrier {
namespace {

std::ptrdiff_t lines(std::string_view text) { return std::ranges::count(text, '\n'); }

constexpr std::string_view kContactEntity = R"(ContactId int K
Name str 219 M
Department str 219
OrgNr str 49
Number1 str 49
Number2 str 49
UpdatedDate utc R
CreatedDate utc R
Emails EntityElement[] 239/254
Interests SelectableMDOListItem[]
Urls EntityElement[] 1023/254
Phones EntityElement[] 239/99
Faxes EntityElement[] 239/99
Description str 4000
UpdatedBy Associate R
CreatedBy Associate R
Associate Associate M
Business Business M
Category Category M
Country Country M
Persons Person[] RC
NoMailing bool
Kananame str 219
Xstop bool
ActiveInterests int RC
GroupId int R
ActiveStatusMonitorId int RJ
SupportAssociate Associate J
TicketPriority TicketPriority J
CustomerLanguage CustomerLanguage J
Deleted int RC
DbiAgentId int J
DbiLastSyncronized dt J
DbiKey str 255 J
DbiLastModified dt J
SupportPerson Person J
Address Address
Source i16 J
ActiveErpLinks int RJ
BounceEmails str[] RC
Domains str[] 255
UtmParameters opaque RJ
UserDefinedFields Dict J
ExtraFields Dict J
CustomFields Dict J
)";

constexpr std::string_view kPersonEntity = R"(PersonId int K
Firstname str 99 M
MiddleName str 99
Lastname str 99
Mrmrs str 239
Title str 239
UpdatedDate utc R
CreatedDate utc R
BirthDate day
CreatedBy Associate R
Emails EntityElement[] 239/254
Description str 4000
IsAssociate bool RC
PrivatePhones EntityElement[] 239/99
Faxes EntityElement[] 239/99
MobilePhones EntityElement[] 239/99
OfficePhones EntityElement[] 239/99
OtherPhones EntityElement[] 239/99
Position Position
UpdatedBy Associate R
Contact Contact M
Country Country
Interests SelectableMDOListItem[]
PersonNumber str 49
FullName str RC
NoMailing bool
UsePersonAddress bool
Retired bool
Urls EntityElement[] 1023/254
FormalName str RC
Address Address
Post3 str 99 J
Post2 str 99 J
Post1 str 99 J
Kanalname str 99
Kanafname str 99
CorrespondingAssociate Associate RC
Category Category RC
Business Business RC
Associate Associate RC
Salutation str 239
ActiveInterests int RC
SupportAssociate Associate J
TicketPriority TicketPriority J
CustomerLanguage CustomerLanguage J
DbiAgentId int J
DbiKey str 255 J
DbiLastModified dt J
DbiLastSyncronized dt J
SentInfo i16 J
ShowContactTickets i16 J
UserInfo UserInfo RC
ChatEmails EntityElement[] 239/254 J
InternetPhones EntityElement[] 239/254 J
Source i16 J
ActiveErpLinks int RJ
ShipmentTypes SelectableMDOListItem[] J
Consents opaque[] J
BounceEmails str[] RC
ActiveStatusMonitorId int RJ
CreatedByFormId int RJ
UtmParameters opaque RJ
LeadstatusId int J
Leadstatus str J
UserDefinedFields Dict J
ExtraFields Dict J
CustomFields Dict J
)";

constexpr std::string_view kAppointmentEntity = R"(Associate Associate M
Contact Contact
CreatedBy Associate R
UpdatedBy Associate R
CreatedDate utc R
AppointmentId int K
Description str 4000
Title str 4000
Agenda str 4000
InternalNotes str 4000
StartDate dt M
EndDate dt M
InvitedPerson Person R
Person Person
MotherId int R
Priority Priority
Private E:AppointmentPrivate
Project opaque J
Type E:AppointmentType M
UpdatedDate utc R
Completed E:ActivityStatus
ActiveLinks int RC
Links Link[] J
AlarmLeadTime ts
HasAlarm bool
ColorIndex i16 J
IsFree bool
IsAlldayEvent bool
LagTime ts
LeadTime ts
Location str 254
RejectCounter i16 R
RejectReason str 254
Recurrence RecurrenceInfo
Participants ParticipantInfo[] 500
AssignmentStatus E:AssignmentStatus
InvitationStatus E:InvitationStatus
BookingType E:BookingType RC
ActiveDate dt
HasConflict bool RC
AssignedBy Associate
MotherAssociate Associate RC
Task TaskListItem M
PreferredTZLocation int J
PreferredTZLocationData opaque RC
Sale opaque J
SuggestedAppointmentId int J
IsMileStone bool J
CautionWarning E:AppointmentCautionWarning J
OwnedExternally E:AppointmentExternalOwner J
JoinVideomeetUrl str 2000 J
CentralserviceVideomeetId str 100 J
UserDefinedFields Dict J
ExtraFields Dict J
CustomFields Dict J
PublishEventDate dt J
PublishTo dt J
PublishFrom dt J
IsPublished bool J
VisibleFor VisibleFor[]
)";

constexpr std::string_view kDocumentEntity = R"(DocumentId int K
UpdatedBy Associate R
CreatedBy Associate R
Attention str 99
Header str 219 M
Name str 511
OurRef str 99
YourRef str 99
CreatedDate utc R
UpdatedDate utc R
Description str 4000
DocumentTemplate DocumentTemplate M
Person Person
Associate Associate M
Contact Contact
Project opaque J
Date dt
ExternalRef str 511
Completed E:ActivityStatus
ActiveLinks int RC
Type E:AppointmentType
Links Link[] J
LockSemantics E:DocumentLockSemantics RJ
Sale opaque J
SuggestedDocumentId int J
Snum int R
UserDefinedFields Dict J
ExtraFields Dict J
CustomFields Dict J
PublishEventDate dt J
PublishTo dt J
PublishFrom dt J
IsPublished bool J
VisibleFor VisibleFor[]
)";

TEST(EntityTables, TellsAll45MembersOfContactEntity) {
  EXPECT_EQ(table_text<ContactEntity>(), kContactEntity);
  EXPECT_EQ(lines(kContactEntity), 45);
  EXPECT_TRUE(has_base_class<ContactEntity>());
}

TEST(EntityTables, TellsAll67MembersOfPersonEntity) {
  EXPECT_EQ(table_text<PersonEntity>(), kPersonEntity);
  EXPECT_EQ(lines(kPersonEntity), 67);
  EXPECT_TRUE(has_base_class<PersonEntity>());
}

TEST(EntityTables, TellsAll60MembersOfAppointmentEntity) {
  EXPECT_EQ(table_text<AppointmentEntity>(), kAppointmentEntity);
  EXPECT_EQ(lines(kAppointmentEntity), 60);
  EXPECT_TRUE(has_base_class<AppointmentEntity>());
}

TEST(EntityTables, TellsAll34MembersOfDocumentEntity) {
  EXPECT_EQ(table_text<DocumentEntity>(), kDocumentEntity);
  EXPECT_EQ(lines(kDocumentEntity), 34);
  EXPECT_TRUE(has_base_class<DocumentEntity>());
}

// Names are looked for in any case, so two must not differ by case alone.
template <class Carrier>
void expect_distinct_names() {
  std::vector<std::string> names;
  for_each_field<Carrier>([&](const auto& field) { names.push_back(ascii_lower(field.name)); });
  std::ranges::sort(names);
  EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

TEST(EntityTables, HaveNamesThatDifferByMoreThanCase) {
  expect_distinct_names<ContactEntity>();
  expect_distinct_names<PersonEntity>();
  expect_distinct_names<AppointmentEntity>();
  expect_distinct_names<DocumentEntity>();
}

}  // namespace
}  // namespace crm::carrier
