// What methods are asked with, as the vendor's client sends it.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "carrier/appointment_arguments.h"
#include "carrier/contact_arguments.h"
#include "carrier/document_arguments.h"
#include "carrier/person_arguments.h"
#include "carrier/user_arguments.h"
#include "tests/carrier/table_text.h"

namespace crm::carrier {
namespace {

// All members are read, and stand in this order.
template <class Carrier>
void expect(std::string_view sent) {
  EXPECT_EQ(table_text<Carrier>(), std::string(sent) + "\n");
  for_each_field<Carrier>([](const auto& field) { EXPECT_EQ(field.use, Use::Request); });
}

TEST(ArgumentTables, TellWhatMethodsOnCompaniesAndPersonsAreSent) {
  expect<ContactIdArgument>("ContactId int");
  expect<AddPersonArguments>("ContactId int\nNewPersonEntity PersonEntity");
  expect<ContactSummaryArguments>("ContactId int\nLimit int");
  expect<RecentContactsArguments>("SourceType E:ContactSourceType");
  expect<IdArgument>("Id int");
  expect<MergeContactsArguments>(
      "SourceContactId int\nDestinationContactId int\nMergeIdenticalPersons bool\n"
      "ReplaceEmptyFieldsOnDestination bool");
  expect<ContactPeriodArguments>("ContactId int\nStartTime dt\nEndTime dt\nCount int");
  expect<PersonIdArgument>("PersonId int");
  expect<MovePersonArguments>("PersonId int\nDestinationContactId int\nMoveAfterDate dt");
  expect<MergePersonsArguments>(
      "SourcePersonId int\nDestinationPersonId int\nMoveAfterDate dt\nDeleteSource bool\n"
      "ReplaceEmptyFieldsOnDestination bool");
}

TEST(ArgumentTables, TellWhatMethodsOnFollowUpsAndDocumentsAreSent) {
  expect<DefaultAppointmentArguments>("Type E:TaskType\nAssociateId int");
  expect<AppointmentIdArgument>("AppointmentId int");
  expect<ActivityStatusArguments>("ActivityIdentifier str[]\nActivityStatus E:ActivityStatus");
  expect<ActivityArgument>("ActivityIdentifier str");
  expect<IncludeDeletedArgument>("IncludeDeleted bool");
  expect<PeriodArguments>("StartTime dt\nEndTime dt\nCount int");
  expect<CountArgument>("Count int");
  expect<AnswerInvitationArguments>(
      "AppointmentId int\nRejectReason str 254\nUpdateMode E:RecurrenceUpdateMode");
  expect<AssignArguments>(
      "AppointmentId int\nParticipant ParticipantInfo\nUpdateMode E:RecurrenceUpdateMode");
  expect<SaveAppointmentArguments>(
      "AppointmentEntity AppointmentEntity\nUpdateMode E:RecurrenceUpdateMode\n"
      "SendEmailToParticipants bool");
  expect<DeleteAppointmentArguments>(
      "AppointmentId int\nUpdateMode E:RecurrenceUpdateMode\nSendEmailToParticipants bool");
  expect<UpdateAppointmentArguments>(
      "Id int\nStartTime dt\nEndTime dt\nStatus E:AppointmentStatus\nType E:AppointmentType\n"
      "AssociateId int");
  expect<DocumentIdArgument>("DocumentId int");
}

TEST(ArgumentTables, TellWhatMethodsOnUsersRightsAndListsAreSent) {
  expect<UserNameArgument>("UserName str 254");
  expect<RetireArguments>("AssociateId int\nRetired bool");
  expect<ChangePasswordArguments>("OldPassword str\nNewPassword str");
  expect<RolesArguments>("RoleType E:RoleType");
  expect<DataRightsArguments>("RoleId int\nTableName str");
  expect<SetDataRightArguments>(
      "RoleId int\nTableName str\nRelationToOwner E:RoleRelationToOwner\nDataRightValue str");
  expect<TableNameArgument>("TableName str");
  expect<OwnershipArguments>("TableName str\nContactGroupId int\nContactAssociateId int");
  expect<ContactOwnershipArguments>("TableName str\nContactId int");
  expect<FunctionRightArgument>("FunctionRight str");
  expect<MdoListArguments>("Name str\nForceFlatList bool\nAdditionalInfo str\nOnlyHistory bool");
  expect<ListNameArguments>("UdListDefinitionName str\nIncludeDeleted bool");
}

}  // namespace
}  // namespace crm::carrier
