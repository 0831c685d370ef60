// Every reason for which a row is refused, and what a refusal does to the rest.
#include <gtest/gtest.h>

#include "tests/import/company.h"

namespace crm::import {
namespace {

using namespace std::string_literals;

// What is told when one row of an otherwise good company is replaced; nothing may be written then.
std::string told_of(std::string_view file, std::size_t line, std::string_view row) {
  const Company company;
  company.row(file, line, row);
  const auto summary = company.import();
  EXPECT_FALSE(summary.changed);
  EXPECT_EQ(picture_of(company.store), "");
  EXPECT_EQ(summary.refused_total, summary.refused.size());
  return told(summary);
}

std::string category(std::string_view row) { return told_of("categories.csv", 2, row); }

std::string contact(std::string_view row) { return told_of("contacts.csv", 3, row); }

std::string person(std::string_view row) { return told_of("persons.csv", 4, row); }

std::string appointment(std::string_view row) { return told_of("appointments.csv", 3, row); }

std::string document(std::string_view row) { return told_of("documents.csv", 2, row); }

std::string associate(std::string_view row) { return told_of("associates.csv", 3, row); }

// Ids.

TEST(ImportRefuses, AnIdOfZero) {
  EXPECT_EQ(document("0,5,13,Offer,2024-04-01T10:00:00Z,2"),
            "documents.csv:2 document_id \"0\" expected a whole number from 1 to 2,147,483,647\n");
}

TEST(ImportRefuses, ANegativeId) {
  EXPECT_EQ(document("-31,5,13,Offer,2024-04-01T10:00:00Z,2"),
            "documents.csv:2 document_id \"-31\" expected a whole number from 1 to "
            "2,147,483,647\n");
}

TEST(ImportRefuses, AnIdBeyondInt32) {
  EXPECT_EQ(document("2147483648,5,13,Offer,2024-04-01T10:00:00Z,2"),
            "documents.csv:2 document_id \"2147483648\" expected a whole number from 1 to "
            "2,147,483,647\n");
}

TEST(ImportRefuses, AnIdThatIsNoNumber) {
  EXPECT_EQ(document("31a,5,13,Offer,2024-04-01T10:00:00Z,2"),
            "documents.csv:2 document_id \"31a\" expected a whole number from 1 to "
            "2,147,483,647\n");
}

TEST(ImportRefuses, AReferenceThatIsNoId) {
  EXPECT_EQ(document("31,5,Carl,Offer,2024-04-01T10:00:00Z,2"),
            "documents.csv:2 person_id \"Carl\" expected a whole number from 1 to "
            "2,147,483,647\n");
}

TEST(ImportTakes, TheGreatestId) {
  const Company company;
  company.row("documents.csv", 2, "2147483647,5,13,Offer,2024-04-01T10:00:00Z,2");
  EXPECT_EQ(told(company.import()), "");
}

TEST(ImportRefuses, AnIdThatStandsTwice) {
  const Company company;
  company.add("categories.csv", "1,Another");
  EXPECT_EQ(told(company.import()),
            "categories.csv:3 category_id \"1\" expected an id of its own; a row before this one "
            "has the same\n");
  company.add("appointments.csv",
              "21,5,13,1,Visit,2024-03-01T09:00:00Z,2,2024-03-05T11:00:00Z,2024-03-05T12:00:00Z,,");
  EXPECT_EQ(company.import().refused.back().file, "appointments.csv");
}

// References.

TEST(ImportRefuses, AContactOfAnUnknownCategory) {
  EXPECT_EQ(contact("6,Own,,,,9,2,2024-01-01T07:00:00Z,2,2024-01-01T07:00:00Z,2"),
            "contacts.csv:3 category_id \"9\" expected the id of a category in categories.csv or "
            "in the database\n");
}

TEST(ImportRefuses, AContactOfAnUnknownOwner) {
  EXPECT_EQ(
      contact("6,Own,,,,1,9,2024-01-01T07:00:00Z,2,2024-01-01T07:00:00Z,2"),
      "contacts.csv:3 associate_id \"9\" expected the id of an associate in associates.csv or "
      "in the database\n");
}

TEST(ImportRefuses, AContactRegisteredByNobodyKnown) {
  EXPECT_EQ(contact("6,Own,,,,1,2,2024-01-01T07:00:00Z,9,2024-01-01T07:00:00Z,2"),
            "contacts.csv:3 registered_by \"9\" expected the id of an associate in associates.csv "
            "or in the database\n");
}

TEST(ImportRefuses, AContactUpdatedByNobodyKnown) {
  EXPECT_EQ(contact("6,Own,,,,1,2,2024-01-01T07:00:00Z,2,2024-01-01T07:00:00Z,9"),
            "contacts.csv:3 updated_by \"9\" expected the id of an associate in associates.csv or "
            "in the database\n");
}

TEST(ImportRefuses, AnAssociateWhoIsAnUnknownPerson) {
  EXPECT_EQ(associate("2,bo,Bo Dahl,99,Office"),
            "associates.csv:3 person_id \"99\" expected the id of a person in persons.csv or in "
            "the database\n");
}

TEST(ImportRefuses, APersonOfAnUnknownContact) {
  // And no more than that: what stands on the person stands, once its row is put right.
  EXPECT_EQ(person("13,77,Carl,,,2024-01-03T08:00:00Z,1,2024-02-03T08:00:00Z,2"),
            "persons.csv:4 contact_id \"77\" expected the id of a contact in contacts.csv or in "
            "the database\n");
}

TEST(ImportRefuses, APersonRegisteredOrUpdatedByNobodyKnown) {
  EXPECT_EQ(person("13,5,Carl,,,2024-01-03T08:00:00Z,8,2024-02-03T08:00:00Z,2"),
            "persons.csv:4 registered_by \"8\" expected the id of an associate in associates.csv "
            "or in the database\n");
  EXPECT_EQ(person("13,5,Carl,,,2024-01-03T08:00:00Z,1,2024-02-03T08:00:00Z,8"),
            "persons.csv:4 updated_by \"8\" expected the id of an associate in associates.csv or "
            "in the database\n");
}

TEST(ImportRefuses, AnAppointmentOfUnknownOnes) {
  constexpr std::string_view kTimes =
      "2024-03-02T09:00:00Z,2,2024-03-06T11:00:00Z,2024-03-06T11:00:00Z";
  const std::string times(kTimes);
  EXPECT_EQ(appointment("22,9,,2,Call," + times + ",,"),
            "appointments.csv:3 contact_id \"9\" expected the id of a contact in contacts.csv or "
            "in the database\n");
  EXPECT_EQ(appointment("22,6,9,2,Call," + times + ",,"),
            "appointments.csv:3 person_id \"9\" expected the id of a person in persons.csv or in "
            "the database\n");
  EXPECT_EQ(appointment("22,6,,9,Call," + times + ",,"),
            "appointments.csv:3 associate_id \"9\" expected the id of an associate in "
            "associates.csv or in the database\n");
  EXPECT_EQ(appointment("22,6,,2,Call,2024-03-02T09:00:00Z,9,2024-03-06T11:00:00Z,"
                        "2024-03-06T11:00:00Z,,"),
            "appointments.csv:3 registered_by \"9\" expected the id of an associate in "
            "associates.csv or in the database\n");
  EXPECT_EQ(appointment("22,6,,2,Call," + times + ",2024-03-06T11:00:00Z,9"),
            "appointments.csv:3 completed_by \"9\" expected the id of an associate in "
            "associates.csv or in the database\n");
}

TEST(ImportRefuses, ADocumentOfUnknownOnes) {
  EXPECT_EQ(document("31,9,,Offer,2024-04-01T10:00:00Z,2"),
            "documents.csv:2 contact_id \"9\" expected the id of a contact in contacts.csv or in "
            "the database\n");
  EXPECT_EQ(document("31,5,9,Offer,2024-04-01T10:00:00Z,2"),
            "documents.csv:2 person_id \"9\" expected the id of a person in persons.csv or in the "
            "database\n");
  EXPECT_EQ(document("31,5,13,Offer,2024-04-01T10:00:00Z,9"),
            "documents.csv:2 registered_by \"9\" expected the id of an associate in associates.csv "
            "or in the database\n");
}

TEST(ImportRefuses, APersonOfAnotherContact) {
  EXPECT_EQ(document("31,5,11,Offer,2024-04-01T10:00:00Z,2"),
            "documents.csv:2 person_id \"11\" expected a person of contact 5; this one belongs to "
            "contact 6\n");
  EXPECT_EQ(appointment("22,6,13,2,Call,2024-03-02T09:00:00Z,2,2024-03-06T11:00:00Z,"
                        "2024-03-06T11:00:00Z,,"),
            "appointments.csv:3 person_id \"13\" expected a person of contact 6; this one belongs "
            "to contact 5\n");
}

TEST(ImportRefuses, AReferenceThatOnlyTheDatabaseCouldFulfil) {
  const Company company;
  EXPECT_EQ(told(company.import_files({"documents.csv"})),
            "documents.csv:2 contact_id \"5\" expected the id of a contact in the database\n");
}

// Times.

TEST(ImportRefuses, ATimeThatIsNone) {
  EXPECT_EQ(document("31,5,13,Offer,yesterday,2"),
            "documents.csv:2 registered \"yesterday\" expected a date and time such as "
            "2026-01-31T09:30:00Z\n");
}

TEST(ImportRefuses, ADayThatNoMonthHas) {
  EXPECT_EQ(document("31,5,13,Offer,2023-02-29T10:00:00Z,2"),
            "documents.csv:2 registered \"2023-02-29T10:00:00Z\" expected a date of the "
            "calendar\n");
}

TEST(ImportRefuses, ATimeWithoutAnOffset) {
  EXPECT_EQ(document("31,5,13,Offer,2024-04-01T10:00:00,2"),
            "documents.csv:2 registered \"2024-04-01T10:00:00\" expected a time with Z or an "
            "offset at its end\n");
}

TEST(ImportRefuses, AnHourThatNoDayHas) {
  EXPECT_EQ(document("31,5,13,Offer,2024-04-01T24:00:00Z,2"),
            "documents.csv:2 registered \"2024-04-01T24:00:00Z\" expected a time between 00:00:00 "
            "and 23:59:59\n");
}

TEST(ImportRefuses, ATimeOutsideTheYears) {
  for (const std::string time :
       {"+275760-09-13T00:00:00.000Z", "9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00"}) {
    EXPECT_EQ(
        document("31,5,13,Offer," + time + ",2"),
        "documents.csv:2 registered \"" + time + "\" expected a time in the years 0001 to 9999\n");
  }
}

TEST(ImportTakes, TimesWithAnOffsetAndDecimals) {
  const Company company;
  company.row("documents.csv", 2, "31,5,13,Offer,2024-04-01T12:00:00.25+02:00,2");
  EXPECT_EQ(told(company.import()), "");
  EXPECT_NE(picture_of(company.store).find("|Offer|2024-04-01T10:00:00.25Z/2"), std::string::npos);
}

TEST(ImportRefuses, AnEndBeforeItsStart) {
  EXPECT_EQ(appointment("22,6,,2,Call,2024-03-02T09:00:00Z,2,2024-03-06T11:00:00Z,"
                        "2024-03-06T10:59:59Z,,"),
            "appointments.csv:3 end \"2024-03-06T10:59:59Z\" expected an end that is not before "
            "the start, 2024-03-06T11:00:00Z\n");
}

TEST(ImportRefuses, HalfACompletion) {
  EXPECT_EQ(appointment("22,6,,2,Call,2024-03-02T09:00:00Z,2,2024-03-06T11:00:00Z,"
                        "2024-03-06T11:00:00Z,2024-03-06T11:00:00Z,"),
            "appointments.csv:3 completed_by \"\" expected an id, as completed_at is given\n");
  EXPECT_EQ(appointment("22,6,,2,Call,2024-03-02T09:00:00Z,2,2024-03-06T11:00:00Z,"
                        "2024-03-06T11:00:00Z,,2"),
            "appointments.csv:3 completed_at \"\" expected a time, as completed_by is given\n");
}

// Texts.

TEST(ImportRefuses, ATextThatIsTooLongInCodePoints) {
  std::string fits;
  for (int i = 0; i < 239; ++i) fits += "ø";
  EXPECT_EQ(category("1,Plain" + fits), "categories.csv:2 name \"Plain" + fits.substr(0, 194) +
                                            "…\" expected at most 239 characters, found 244\n");
  const Company company;
  company.row("categories.csv", 2, "1," + fits);
  EXPECT_EQ(told(company.import()), "");
}

// The greatest length of each text, as the specification has it.
TEST(ImportRefuses, EachTextOneCharacterBeyondItsLength) {
  const auto x = [](std::size_t count) { return std::string(count, 'x'); };
  const std::string stamps = "2024-01-01T07:00:00Z,2,2024-01-01T07:00:00Z,2";
  const auto column_and_length = [](const std::string& line) {
    const auto reason = line.find("\" expected at most ");
    return line.substr(0, line.find('"')) + line.substr(reason + 2);
  };
  EXPECT_EQ(column_and_length(contact("6," + x(220) + ",,,,1,2," + stamps)),
            "contacts.csv:3 name expected at most 219 characters, found 220\n");
  EXPECT_EQ(column_and_length(contact("6,Own," + x(220) + ",,,1,2," + stamps)),
            "contacts.csv:3 department expected at most 219 characters, found 220\n");
  EXPECT_EQ(column_and_length(contact("6,Own,," + x(50) + ",,1,2," + stamps)),
            "contacts.csv:3 org_nr expected at most 49 characters, found 50\n");
  EXPECT_EQ(column_and_length(contact("6,Own,,," + x(1024) + ",1,2," + stamps)),
            "contacts.csv:3 url expected at most 1,023 characters, found 1,024\n");
  EXPECT_EQ(column_and_length(person("13,5," + x(100) + ",,," + stamps)),
            "persons.csv:4 first_name expected at most 99 characters, found 100\n");
  EXPECT_EQ(column_and_length(person("13,5,Carl," + x(100) + ",," + stamps)),
            "persons.csv:4 last_name expected at most 99 characters, found 100\n");
  EXPECT_EQ(column_and_length(person("13,5,Carl,," + x(240) + "," + stamps)),
            "persons.csv:4 email expected at most 239 characters, found 240\n");
  EXPECT_EQ(column_and_length(appointment("22,6,,2," + x(4001) +
                                          ",2024-03-02T09:00:00Z,2,2024-03-06T11:00:00Z,"
                                          "2024-03-06T11:00:00Z,,")),
            "appointments.csv:3 title expected at most 4,000 characters, found 4,001\n");
  EXPECT_EQ(column_and_length(document("31,5,13," + x(220) + ",2024-04-01T10:00:00Z,2")),
            "documents.csv:2 title expected at most 219 characters, found 220\n");
  EXPECT_EQ(column_and_length(associate("2," + x(255) + ",Bo,12,Office")),
            "associates.csv:3 login expected at most 254 characters, found 255\n");
  EXPECT_EQ(column_and_length(associate("2,bo," + x(240) + ",12,Office")),
            "associates.csv:3 full_name expected at most 239 characters, found 240\n");
  EXPECT_EQ(column_and_length(associate("2,bo,Bo,12," + x(240))),
            "associates.csv:3 user_group expected at most 239 characters, found 240\n");
}

TEST(ImportRefuses, ABlankName) {
  EXPECT_EQ(category("1, \t"), "categories.csv:2 name \" \t\" expected a text that is not blank\n");
  EXPECT_EQ(associate("2,bo,Bo Dahl,12,\" \""),
            "associates.csv:3 user_group \" \" expected a text that is not blank\n");
}

TEST(ImportRefuses, AnEmptyFieldWhereThereMustBeAValue) {
  EXPECT_EQ(category("1,"),
            "categories.csv:2 name \"\" expected a value, this column must not be empty\n");
  EXPECT_EQ(associate("2,bo,Bo Dahl,,Office"),
            "associates.csv:3 person_id \"\" expected a value, this column must not be empty\n");
  EXPECT_EQ(document(",5,13,Offer,2024-04-01T10:00:00Z,2"),
            "documents.csv:2 document_id \"\" expected a value, this column must not be empty\n");
  EXPECT_EQ(document("31,5,13,Offer,,2"),
            "documents.csv:2 registered \"\" expected a value, this column must not be empty\n");
}

// Logins.

TEST(ImportRefuses, ALoginThatStandsTwiceButForCase) {
  EXPECT_EQ(associate("2,ANNA,Bo Dahl,12,Office"),
            "associates.csv:3 login \"ANNA\" expected a login of its own; a row before this one "
            "has the same\n");
}

TEST(ImportRefuses, ANumberThatIsOfPrograms) {
  const Company company;
  company.add("associates.csv", "2000000000,cy,Cy Dahl,12,Office");
  company.add("associates.csv", "1999999999,di,Di Dahl,12,Office");
  EXPECT_EQ(told(company.import()),
            "associates.csv:4 associate_id \"2000000000\" expected a number below 2000000000, from "
            "which on they are of programs\n");
}

TEST(ImportRefuses, ALoginOfAnAssociateInTheDatabase) {
  const Company company;
  (void)company.import();
  company.write("associates.csv",
                "associate_id,login,full_name,person_id,user_group\r\n"
                "3,Bo,Bo the second,12,Office\r\n");
  EXPECT_EQ(told(company.import_files({"associates.csv"})),
            "associates.csv:2 login \"Bo\" expected a login of its own; associate 2 in the "
            "database has the same\n");
}

// Rows that are not CSV.

TEST(ImportRefuses, ARowWithAnotherNumberOfFields) {
  EXPECT_EQ(category("1,Customer,red"), "categories.csv:2  \"\" expected 2 fields, found 3\n");
}

TEST(ImportRefuses, ARowWithMisplacedQuotes) {
  EXPECT_EQ(category("1,Cus\"tom\"er"),
            "categories.csv:2 name \"Cus\"tom\"er\" expected a field with a quote in it to stand "
            "in quotes (line 2, character 6)\n");
  EXPECT_EQ(category("1,\"Cus\"tomer"),
            "categories.csv:2 name \"\"Cus\"tomer\" expected a comma or the line's end behind a "
            "closing quote (line 2, character 8)\n");
}

TEST(ImportRefuses, ARowWithBytesThatAreNoText) {
  const auto with_nul = "Cus\0tomer"s;
  EXPECT_EQ(category("1," + with_nul),
            "categories.csv:2 name \"" + with_nul +
                "\" expected text without a NUL byte (line 2, character 6)\n");
  EXPECT_EQ(category("1,Kund\xE9"),
            "categories.csv:2 name \"Kund\xE9\" expected text in UTF-8 (line 2, character 7)\n");
  EXPECT_EQ(category("1,Cus\rtomer"),
            "categories.csv:2 name \"Cus\rtomer\" expected a line feed behind a carriage return "
            "(line 2, character 6)\n");
}

TEST(ImportRefuses, ARowThatIsTooLong) {
  const Company company;
  company.row("categories.csv", 2, "1," + std::string(600, 'x'));
  Settings settings;
  settings.row_bytes_max = 500;
  EXPECT_EQ(told(company.import(settings)),
            "categories.csv:2  \"\" expected a row of at most 500 bytes; this one goes from line 2 "
            "to line 2\n"
            "contacts.csv:2 category_id \"1\" expected the id of a category in categories.csv or "
            "in the database\n"
            "contacts.csv:3 category_id \"1\" expected the id of a category in categories.csv or "
            "in the database\n");
}

// What a refusal does to the rest.

TEST(ImportStrict, ReportsEveryRefusedRowAndChangesNothing) {
  const Company company;
  (void)company.import();
  const auto before = picture_of(company.store);
  company.row("contacts.csv", 2, "5,Acme Ltd,,,,1,1,soon,1,2024-02-01T08:00:00Z,2");
  company.row("persons.csv", 2, "11,6,Anne,Berg,,2024-01-01T07:10:00Z,2,2024-01-01T07:10:00Z,2");
  company.row("documents.csv", 2, "31,5,13,,2024-04-01T10:00:00Z,2");
  const auto summary = company.import();
  EXPECT_EQ(told(summary),
            "contacts.csv:2 registered \"soon\" expected a date and time such as "
            "2026-01-31T09:30:00Z\n"
            "documents.csv:2 title \"\" expected a value, this column must not be empty\n");
  EXPECT_EQ(counted(summary),
            "associates 2: 0 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "categories 1: 0 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "contacts 2: 0 inserted, 0 updated, 0 unchanged, 1 refused\n"
            "persons 3: 0 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "appointments 2: 0 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "documents 1: 0 inserted, 0 updated, 0 unchanged, 1 refused\n");
  EXPECT_FALSE(summary.changed);
  EXPECT_EQ(picture_of(company.store), before);
}

TEST(ImportSkipping, TakesTheRestAndRefusesWhatRefersToRefusedRows) {
  const Company company;
  company.row("contacts.csv", 2, "5,Acme,,,,1,1,soon,1,2024-02-01T08:00:00Z,2");
  const auto summary = company.import(skipping());
  EXPECT_EQ(told(summary),
            "contacts.csv:2 registered \"soon\" expected a date and time such as "
            "2026-01-31T09:30:00Z\n"
            "persons.csv:4 contact_id \"5\" expected a contact that is taken; its row in "
            "contacts.csv is refused\n"
            "appointments.csv:2 contact_id \"5\" expected a contact that is taken; its row in "
            "contacts.csv is refused\n"
            "documents.csv:2 contact_id \"5\" expected a contact that is taken; its row in "
            "contacts.csv is refused\n");
  EXPECT_EQ(counted(summary),
            "associates 2: 2 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "categories 1: 1 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "contacts 2: 1 inserted, 0 updated, 0 unchanged, 1 refused\n"
            "persons 3: 2 inserted, 0 updated, 0 unchanged, 1 refused\n"
            "appointments 2: 1 inserted, 0 updated, 0 unchanged, 1 refused\n"
            "documents 1: 0 inserted, 0 updated, 0 unchanged, 1 refused\n");
  EXPECT_TRUE(summary.changed);
}

// contact 6 -> person 12 -> associate 2 -> nearly everything, and back to contact 6.
TEST(ImportSkipping, FollowsReferencesAllTheWayRound) {
  const Company company;
  company.row("contacts.csv", 3, "6,,,,,1,2,2024-01-01T07:00:00Z,2,2024-01-01T07:00:00Z,2");
  const auto summary = company.import(skipping());
  EXPECT_EQ(counted(summary),
            "associates 2: 0 inserted, 0 updated, 0 unchanged, 2 refused\n"
            "categories 1: 1 inserted, 0 updated, 0 unchanged, 0 refused\n"
            "contacts 2: 0 inserted, 0 updated, 0 unchanged, 2 refused\n"
            "persons 3: 0 inserted, 0 updated, 0 unchanged, 3 refused\n"
            "appointments 2: 0 inserted, 0 updated, 0 unchanged, 2 refused\n"
            "documents 1: 0 inserted, 0 updated, 0 unchanged, 1 refused\n");
  EXPECT_EQ(summary.refused_total, 10U);
}

TEST(ImportSkipping, ARefusedRowLeavesTheStoredOneToReferTo) {
  const Company company;
  (void)company.import();
  company.row("contacts.csv", 2, "5,Acme,,,,1,1,soon,1,2024-02-01T08:00:00Z,2");
  company.add("documents.csv", "32,5,13,Contract,2024-05-01T10:00:00Z,2");
  const auto summary = company.import(skipping());
  EXPECT_EQ(summary.refused_total, 1U);
  EXPECT_EQ(summary.tables[5].inserted, 1U);
}

TEST(ImportSkipping, TheSecondOfTwoRowsWithOneIdLeavesTheFirst) {
  const Company company;
  company.add("categories.csv", "1,Another");
  const auto summary = company.import(skipping());
  EXPECT_EQ(summary.refused_total, 1U);
  EXPECT_EQ(summary.tables[2].inserted, 2U);
  EXPECT_EQ(picture_of(company.store).find("Another"), std::string::npos);
}

// Broken CSV may claim any id: only a row that can be read takes one.
TEST(ImportSkipping, AGoodRowBehindBrokenCsvIsTaken) {
  const Company company;
  company.row("categories.csv", 2, "1,Cus\"tomer\r\n1,Customer");
  const auto summary = company.import(skipping());
  EXPECT_EQ(summary.refused_total, 1U);
  EXPECT_EQ(summary.tables[2].inserted, 2U);
}

TEST(ImportSkipping, AGoodRowBehindABadOneOfTheSameIdIsNotTakenForIt) {
  const Company company;
  company.row("categories.csv", 2, "1,");
  company.add("categories.csv", "1,Customer");
  const auto summary = company.import(skipping());
  EXPECT_EQ(summary.tables[1].refused, 2U);
  EXPECT_EQ(summary.tables[2].refused, 2U);
}

TEST(ImportSkipping, HandsOutEveryRefusedRowAsItStandsAndKeepsTheFirst) {
  const Company company;
  company.add("categories.csv", "2,\"a\"b,\r\n");
  company.add("categories.csv", "3,\"\"\"\r\n\",x");
  auto settings = skipping();
  settings.refusals_kept_max = 1;
  std::vector<std::string> rows;
  settings.on_refused = [&](const RefusedRow& row) { rows.push_back(row.row); };
  const auto summary = company.import(settings);
  EXPECT_EQ(rows, (std::vector<std::string>{"2,\"a\"b,", "3,\"\"\"\r\n\",x"}));
  EXPECT_EQ(summary.refused.size(), 1U);
  EXPECT_EQ(summary.refused_total, 2U);
}

TEST(ImportSkipping, WritesRefusedRowsAsCsvThatCanBeReadBack) {
  const Company company;
  company.row("categories.csv", 2, "1,\"Cus\"tomer");
  const auto summary = company.import();
  EXPECT_EQ(refused_rows_header(), "file,line,column,value,reason,row\r\n");
  EXPECT_EQ(
      refused_rows_line(summary.refused.at(0)),
      "categories.csv,2,name,\"\"\"Cus\"\"tomer\",\"expected a comma or the line's end behind a "
      "closing quote (line 2, character 8)\",\"1,\"\"Cus\"\"tomer\"\r\n");
}

TEST(ImportSkipping, ImportingTheSameAgainChangesNothing) {
  const Company company;
  company.row("contacts.csv", 2, "5,Acme,,,,1,1,soon,1,2024-02-01T08:00:00Z,2");
  (void)company.import(skipping());
  EXPECT_FALSE(company.import(skipping()).changed);
}

}  // namespace
}  // namespace crm::import
