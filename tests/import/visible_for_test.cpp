// Whom rows are shown to: columns that a file may have, and whose rows are whose.
#include "import/visible_for.h"

#include <gtest/gtest.h>

#include "tests/import/company.h"

namespace crm::import {
namespace {

constexpr std::string_view kAppointments =
    "appointment_id,contact_id,person_id,associate_id,title,registered,registered_by,start,end,"
    "completed_at,completed_by";

// An appointment of Bo's with Acme that is shown to those.
std::string appointments(std::string_view visible_for) {
  return std::string(kAppointments) +
         ",visible_for\r\n21,5,13,2,Lunch,2024-03-01T09:00:00Z,2,2024-03-05T11:00:00Z,"
         "2024-03-05T12:00:00Z,,," +
         std::string(visible_for) + "\r\n";
}

template <class Id>
auto stored(const Company& company, Id id) {
  std::optional<std::conditional_t<std::is_same_v<Id, AppointmentId>, Appointment, Document>> row;
  const auto read =
      company.store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
        if constexpr (std::is_same_v<Id, AppointmentId>) {
          row = reader.appointment(id);
        } else {
          row = reader.document(id);
        }
        return {};
      });
  EXPECT_TRUE(read);
  return *row;
}

GroupId group_of(const Company& company, std::string_view name) {
  GroupId id{};
  const auto read =
      company.store.read(kOnlyTenant, [&](const store::Reader& reader) -> Result<void> {
        id = reader.group_by_name(name)->id;
        return {};
      });
  EXPECT_TRUE(read);
  return id;
}

Visibility visible_of_appointment(std::string_view visible_for) {
  const Company company;
  company.write("appointments.csv", appointments(visible_for));
  EXPECT_EQ(told(company.import()), "");
  return stored(company, AppointmentId{21}).visible;
}

TEST(ImportVisibleFor, NothingAndAllAreAll) {
  EXPECT_EQ(visible_of_appointment(""), Visibility{});
  EXPECT_EQ(visible_of_appointment("all"), Visibility{});
}

TEST(ImportVisibleFor, PrivateIsTheOwners) {
  EXPECT_EQ(visible_of_appointment("private"), (Visibility{Visibility::Kind::Associate, 2}));
}

TEST(ImportVisibleFor, AnAssociateByItsId) {
  EXPECT_EQ(visible_of_appointment("associate:1"), (Visibility{Visibility::Kind::Associate, 1}));
}

TEST(ImportVisibleFor, AGroupByItsName) {
  const Company company;
  company.write("appointments.csv", appointments("group:Office"));
  EXPECT_EQ(told(company.import()), "");
  EXPECT_EQ(stored(company, AppointmentId{21}).visible,
            (Visibility{Visibility::Kind::Group, raw(group_of(company, "Office"))}));
}

std::string refusal(std::string_view visible_for) {
  const Company company;
  company.write("appointments.csv", appointments(visible_for));
  return told(company.import());
}

TEST(ImportVisibleFor, AnythingElseIsRefusedByNameAndLine) {
  for (const std::string text : {"Private", "associate:", "associate:x", "associate:-1",
                                 "group:", "nobody", "associate:2;group:Sales"}) {
    EXPECT_EQ(refusal(text), "appointments.csv:2 visible_for \"" + text + "\" " +
                                 std::string(kVisibleForExpected) + "\n");
  }
}

TEST(ImportVisibleFor, AnAssociateOrGroupThatIsNotThereIsRefused) {
  EXPECT_EQ(refusal("associate:77"),
            "appointments.csv:2 visible_for \"associate:77\" expected the id of an associate in "
            "associates.csv or in the database\n");
  EXPECT_EQ(refusal("group:Offise"),
            "appointments.csv:2 visible_for \"group:Offise\" expected the name of a user group in "
            "associates.csv or in the database\n");
}

TEST(ImportVisibleFor, AFileWithoutTheColumnLeavesWhatIsStored) {
  const Company company;
  const std::string before = company.text_of("appointments.csv");
  company.write("appointments.csv", appointments("private"));
  (void)company.import();
  company.write("appointments.csv", before);
  (void)company.import_files({"appointments.csv"});
  EXPECT_EQ(stored(company, AppointmentId{21}).visible.kind, Visibility::Kind::Associate);
  company.write("appointments.csv", appointments(""));
  (void)company.import_files({"appointments.csv"});
  EXPECT_EQ(stored(company, AppointmentId{21}).visible.kind, Visibility::Kind::All);
}

TEST(ImportVisibleFor, ADocumentMayHaveAnOwnerAndBeThatOnesAlone) {
  const Company company;
  company.write("documents.csv",
                "document_id,contact_id,person_id,title,registered,registered_by,associate_id,"
                "visible_for\r\n31,5,13,Offer,2024-04-01T10:00:00Z,2,1,private\r\n"
                "32,5,,Offer,2024-04-01T10:00:00Z,2,,\r\n");
  EXPECT_EQ(told(company.import()), "");
  const Document offer = stored(company, DocumentId{31});
  EXPECT_EQ(offer.owner, AssociateId{1});
  EXPECT_EQ(offer.owner_group, group_of(company, "Sales"));
  EXPECT_EQ(offer.visible, (Visibility{Visibility::Kind::Associate, 1}));
  EXPECT_EQ(stored(company, DocumentId{32}).owner, AssociateId{2});
}

TEST(ImportOwners, TheGroupIsTheOwnersWhenTheOwnerWasSet) {
  const Company company;
  (void)company.import();
  const GroupId office = group_of(company, "Office");
  EXPECT_EQ(
      stored(company, AppointmentId{21}).owner_group,
      group_of(company,
               stored(company, AppointmentId{21}).owner == AssociateId{2} ? "Office" : "Sales"));
  company.row("associates.csv", 3, "2,bo,Bo Dahl,12,Sales");
  (void)company.import();
  EXPECT_EQ(stored(company, DocumentId{31}).owner_group, office);
}

}  // namespace
}  // namespace crm::import
