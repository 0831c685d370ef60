// The tables of the carriers that stand in entities and lists, line by line as they are documented.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "carrier/address.h"
#include "carrier/appointment.h"
#include "carrier/associate.h"
#include "carrier/category.h"
#include "carrier/contact.h"
#include "carrier/contact_summary.h"
#include "carrier/country.h"
#include "carrier/document.h"
#include "carrier/document_template.h"
#include "carrier/entity_element.h"
#include "carrier/link.h"
#include "carrier/list_items.h"
#include "carrier/mdo_list_item.h"
#include "carrier/participant_info.h"
#include "carrier/person.h"
#include "carrier/recurrence_info.h"
#include "carrier/role_entity.h"
#include "carrier/task_list_item.h"
#include "carrier/user.h"
#include "carrier/user_group.h"
#include "carrier/user_info.h"
#include "carrier/visible_for.h"
#include "tests/carrier/table_text.h"

namespace crm::carrier {
namespace {

// The lines of a table, with ", " between them instead.
template <class Carrier>
std::string members() {
  std::string text = table_text<Carrier>();
  text.pop_back();
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) {
    text.replace(at, 1, ", ");
  }
  return text;
}

template <class Carrier>
void expect_plain(std::string_view documented) {
  EXPECT_EQ(members<Carrier>(), documented);
  EXPECT_FALSE(has_base_class<Carrier>());
}

// With the two members of the base class.
template <class Carrier>
void expect_guarded(std::string_view documented) {
  EXPECT_EQ(members<Carrier>(), documented);
  EXPECT_TRUE(has_base_class<Carrier>());
}

TEST(SmallTables, TellAllMembersOfLists) {
  expect_guarded<Category>(
      "Id int K, Value str 239, Tooltip str 254, CategoryGroup E:CategoryGroup, "
      "EnableLeadStatus bool, Rank int, Deleted bool");
  expect_guarded<CategoryEntity>(
      "CategoryId int K, Name str 239 M, CategoryGroup E:CategoryGroup, Tooltip str 254, "
      "Rank int, EnableLeadStatus bool, CategoryFamilyId int, Deleted bool");
  expect_guarded<Business>("Id int K, Value str 239, Tooltip str 254");
  expect_guarded<Position>("Id int K, Value str 239, Tooltip str 254");
  expect_guarded<Priority>("Id int K, Value str 239, Tooltip str 254");
  expect_guarded<TicketPriority>("Id int K, Value str 239, Tooltip str 254");
  expect_guarded<CustomerLanguage>("Id int K, Value str 239, Tooltip str 254");
  expect_guarded<Role>("Id int K, Value str 239, Tooltip str 254");
  expect_guarded<Country>(
      "CountryId int K, Name str 239, CurrencyId int, EnglishName str 239, "
      "TwoLetterISOCountry str, ThreeLetterISOCountry str, ImageDescription str, "
      "OrgNrText str, InterAreaPrefix str, DialInPrefix str, ZipPrefix str, DomainName str, "
      "AddressLayoutId int, DomesticAddressLayoutId int, ForeignAddressLayoutId int, Rank int, "
      "Tooltip str 254, Deleted bool");
  expect_guarded<TaskListItem>(
      "TaskListItemId int K, Value str 239, Direction E:TaskDirection, Type E:TaskType, "
      "Tooltip str 254, Deleted bool, IntentId int, Rank int, IsDefaultAlldayEvent bool, "
      "IsDefaultFree bool, IsDefaultPublished bool, ColorIndex E:ColorIndex, "
      "DefaultVideomeetingStatus E:VideoMeetingStatus");
  expect_guarded<DocumentTemplate>(
      "DocumentTemplateId int K, Name str 239, Tooltip str 254, SaveInDb int, "
      "Filename str 239, DefaultOref str 239, RecordType E:DocTmplType, Deleted int, "
      "Direction E:DocTmplDirection, AutoeventId int, QuoteDocType E:DocTmplQuoteType");
  expect_guarded<MdoListItem>(
      "Id int K, Name str 239, ToolTip str 254, Deleted bool, Rank int, Type str, "
      "ChildItems MDOListItem[], IconHint str, ColorBlock int, ExtraInfo str, StyleHint str, "
      "FullName str");
  expect_guarded<SelectableMdoListItem>(
      "Id int K, Name str 239, ToolTip str 254, Deleted bool, Rank int, Type str, "
      "ChildItems SelectableMDOListItem[], IconHint str, ColorBlock int, ExtraInfo str, "
      "StyleHint str, FullName str, Selected bool, LastChanged dt, Hidden bool");
  expect_guarded<ListItemEntity>(
      "Id int K, Name str 239, Tooltip str 254, Deleted bool, UdListDefinitionId int, Rank int");
}

TEST(SmallTables, TellAllMembersOfAddresses) {
  expect_guarded<Address>(
      "Wgs84Latitude double, Wgs84Longitude double, LocalizedAddress LocalizedField[][], "
      "Street StructuredAddress, Postal StructuredAddress, Formatted str R");
  expect_plain<StructuredAddress>(
      "AtypeIdx E:AddressType, Address1 str 79, Address2 str 79, Address3 str 79, City str 79, "
      "County str 29, State str 5, Zipcode str 11, Formatted str R");
  expect_guarded<LocalizedField>(
      "Name str, Value str 79, Tooltip str, Label str, AddressType str, ValueLength int");
}

TEST(SmallTables, TellAllMembersOfCompaniesAndPersons) {
  expect_guarded<Contact>(
      "ContactId int K, Name str 219, OrgNr str 49, Department str 219, URL str 1023, "
      "City str 79, DirectPhone str 239, AssociateId int, CountryId int, EmailAddress str 239, "
      "Kananame str 219, EmailAddressName str 254, URLName str 254, AssociateFullName str, "
      "BusinessName str, CategoryName str, CountryName str, Address Address, "
      "FormattedAddress str, FullName str, IsOwnerContact bool, ActiveErpLinks int, "
      "Number1 str 49, Number2 str 49");
  expect_guarded<Person>(
      "Position str, PersonId int K, Mrmrs str 239, Firstname str 99, Lastname str 99, "
      "MiddleName str 99, Title str 239, Description str 4000, Email str 239, FullName str, "
      "DirectPhone str 239, FormalName str, CountryId int, ContactId int, ContactName str, "
      "Retired int, Rank int, ActiveInterests int, ContactDepartment str, "
      "ContactCountryId int, ContactOrgNr str, FaxPhone str 239, MobilePhone str 239, "
      "ContactPhone str 239, AssociateName str, AssociateId int, UsePersonAddress bool, "
      "ContactFax str 239, Kanafname str 99, Kanalname str 99, Post1 str 99, Post2 str 99, "
      "Post3 str 99, EmailName str 254, ContactFullName str, ActiveErpLinks int, "
      "TicketPriorityId int, SupportLanguageId int, SupportAssociateId int, CategoryName str, "
      "PersonNumber str 49");
  expect_plain<ContactSummary>(
      "Contact Contact, Tickets opaque[], Followups ActivitySummaryItem[], "
      "Documents ActivitySummaryItem[], Sales opaque[], Chats opaque[]");
  expect_plain<ActivitySummaryItem>(
      "AppointmentId int, DocumentId int, Date dt, Description str, "
      "Completed E:ActivityStatus, Registered dt");
}

TEST(SmallTables, TellAllMembersOfFollowUpsAndDocuments) {
  expect_guarded<Appointment>(
      "AppointmentId int K, StartDate dt, EndDate dt, Type E:AppointmentType, Task str, "
      "AssociateFullName str, ContactName str, Description str 4000, PersonFullName str, "
      "PersonId int, ContactId int, ProjectId int, ProjectName str, IsPublished bool, "
      "AssociateId int, ColorIndex int, IsFree bool, HasAlarm bool, IsAlldayEvent bool, "
      "Private E:AppointmentPrivate, PriorityId int, PriorityName str, TaskType E:TaskType, "
      "IsBookingMain bool, IsRecurrence bool, IsBooking bool, ActiveDate dt, "
      "AssignmentStatus E:AssignmentStatus, InvitationStatus E:InvitationStatus, "
      "BookingType E:BookingType, Completed E:ActivityStatus, "
      "RecurringPattern E:RecurrencePattern, RecurringStartDate dt, RecurringEndDate dt, "
      "MotherId int, AssignedBy int, AssignedByFullName str, RejectReason str 254, "
      "Location str 254, AlarmLeadTime ts, SaleId int, SaleName str, AssociateName str, "
      "CreatedDate dt, CreatedBy str, CreatedByFullName str, CreatedByAssociateId int, "
      "CautionWarning E:AppointmentCautionWarning, OwnedExternally E:AppointmentExternalOwner, "
      "MotherAssociateId int, JoinVideomeetUrl str 2000, PreferredTZLocation int, "
      "Title str 4000, Agenda str 4000, InternalNotes str 4000, TaskId int");
  expect_guarded<Document>(
      "DocumentId int K, Attention str 99, Header str 219, Name str 511, OurRef str 99, "
      "YourRef str 99, Description str 4000, DocumentTemplate str, IsPublished bool, "
      "PersonId int, PersonFullName str, AssociateFullName str, ContactId int, "
      "ContactName str, ProjectId int, ProjectName str, AssociateId int, Snum int, SaleId int, "
      "SaleName str");
  expect_plain<ParticipantInfo>(
      "AssociateId int, PersonId int, ContactId int, EmailId int, SendEmail bool, "
      "InvitationStatus E:InvitationStatus, EmailAddress str 239, Description str, "
      "ExternallyOwnedType E:ExternallyOwnedType, ExternallyOwnedStatus E:ExternallyOwnedStatus");
  expect_guarded<VisibleFor>("VisibleId int, Visibility E:Visibility, DisplayValue str");
  expect_guarded<Link>("EntityName str, Id int, Description str, ExtraInfo str, LinkId int K");
}

TEST(SmallTables, TellAllMembersOfRecurrence) {
  expect_plain<RecurrenceInfo>(
      "RecurrenceId int, StartDate dt, EndDate dt, RecurrenceEndType E:RecurrenceEndType, "
      "Pattern E:RecurrencePattern, DayPattern RecurrenceDayPattern, "
      "WeekPattern RecurrenceWeekPattern, MonthPattern RecurrenceMonthPattern, "
      "YearPattern RecurrenceYearPattern, Dates RecurrenceDate[], RecurrenceCounter int, "
      "IsRecurrence bool");
  expect_plain<RecurrenceDayPattern>("Pattern E:RecurrenceDailyPattern, Cycle int");
  expect_plain<RecurrenceWeekPattern>("Weekdays E:Weekday, Cycle int");
  expect_plain<RecurrenceMonthPattern>(
      "Pattern E:RecurrenceMonthlyPattern, Cycle int, Day int, Weekday E:Weekday, "
      "WeekOfMonth E:WeekOfMonth");
  expect_plain<RecurrenceYearPattern>(
      "Pattern E:RecurrenceYearlyPattern, Cycle int, Day int, Weekday E:Weekday, "
      "WeekOfMonth E:WeekOfMonth");
  expect_plain<RecurrenceDate>(
      "Date dt, IsConflict bool, Description str, DescriptionStyleHint str, Tooltip str");
}

TEST(SmallTables, TellAllMembersOfUsersAndRoles) {
  expect_guarded<Associate>(
      "AssociateId int K, Name str 239, PersonId int, Rank i16, Tooltip str 254, "
      "Type E:UserType, GroupIdx int, FullName str C, FormalName str C, Deleted bool, "
      "EjUserId int, UserName str 254, ExtraFields Dict, CustomFields Dict");
  expect_guarded<User>(
      "AssociateId int K, Name str 239, Rank int, Tooltip str 254, LicenseOwners opaque[] J, "
      "Role Role, UserGroup UserGroup, OtherGroups UserGroup[], Person Person, Deleted bool, "
      "Lastlogin dt, Lastlogout dt, EjUserId int, RequestSignature str, Type E:UserType, "
      "IsPersonRetired bool, IsOnTravel bool, Credentials opaque[] J, UserName str 254, "
      "TicketCategories MDOListItem[], NickName str 239, WaitingForApproval bool, "
      "ExtraFields Dict, CustomFields Dict, PostSaveCommands opaque[] J");
  expect_guarded<UserInfo>(
      "Deleted bool, UserInfoId int K, UserName str 254, PersonId int, Rank int, "
      "Tooltip str 254, UserGroupId int, EjUserId int, UserType E:UserType, "
      "GrantedLicenses str[], CanLogon bool, RoleName str, RoleTooltip str, UserGroupName str, "
      "UserGroupTooltip str");
  expect_guarded<UserGroup>("Id int K, Value str 239, Tooltip str 254, Rank int, Deleted bool");
  expect_guarded<RoleEntity>(
      "RoleId int K, Name str 239, Tooltip str 254, RoleType E:RoleType, Deleted int, "
      "Rank int, Created utc, UseCategories int, CreatedBy Associate, Updated utc, "
      "UpdatedBy Associate, DataRights DataRights");
  expect_guarded<DataRights>(
      "ColumnsInfo RelationToOwner[], RowsInfo EntityName[], Rights DataRight[][]");
  expect_guarded<RelationToOwner>("Id int K, Value str 239, Tooltip str 254");
  expect_guarded<EntityName>("TableName str, TableDescription str");
  expect_guarded<DataRight>("Value str, Description str");
}

// One type on the wire, with lengths by what it is.
TEST(SmallTables, TellAllMembersOfElements) {
  expect_guarded<Email>("Value str 239, StrippedValue str C, Description str 254");
  expect_guarded<Url>("Value str 1023, StrippedValue str C, Description str 254");
  expect_guarded<Phone>("Value str 239, StrippedValue str C, Description str 99");
}

}  // namespace
}  // namespace crm::carrier
