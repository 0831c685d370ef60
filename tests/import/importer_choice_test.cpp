// Which files are taken, and what a file must be before its rows are looked at.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/import/company.h"

namespace crm::import {
namespace {

std::string error_of(const Result<Summary>& result) {
  return result ? "no error" : result.error().detail;
}

constexpr std::string_view kAllSix =
    "associates.csv,categories.csv,contacts.csv,persons.csv,appointments.csv,documents.csv";

std::string chosen_wrongly(std::string_view what) {
  return std::string(what) +
         "; expected one folder, or files of these names: " + std::string(kAllSix);
}

TEST(ImportChoice, AFolderMustHoldAllSix) {
  const Company company;
  std::filesystem::remove(company.file("documents.csv"));
  EXPECT_EQ(error_of(company.try_import()),
            "documents.csv: there is no such file; a folder must hold all six, the header alone "
            "where a table has no rows");
}

TEST(ImportChoice, AFileOfAnotherNameIsRefused) {
  const Company company;
  company.write("people.csv", "x\n");
  EXPECT_EQ(error_of(company.try_files({"people.csv"})),
            chosen_wrongly(company.file("people.csv").string() + " is none of the files"));
}

TEST(ImportChoice, AFolderBesideAFileIsRefused) {
  const Company company;
  EXPECT_EQ(error_of(run(company.store, kOnlyTenant,
                         {company.file("contacts.csv"), company.folder()}, {})),
            chosen_wrongly(company.folder().string() + " is a folder beside other files"));
}

TEST(ImportChoice, OneFileTwiceIsRefused) {
  const Company company;
  EXPECT_EQ(error_of(company.try_files({"contacts.csv", "contacts.csv"})),
            chosen_wrongly("contacts.csv is given twice"));
}

TEST(ImportChoice, NothingIsRefused) {
  const Company company;
  EXPECT_EQ(error_of(run(company.store, kOnlyTenant, {}, {})), chosen_wrongly("nothing to import"));
}

TEST(ImportChoice, AFileThatIsNotThereIsRefused) {
  const Company company;
  std::filesystem::remove(company.file("contacts.csv"));
  EXPECT_EQ(error_of(company.try_files({"contacts.csv"})), "contacts.csv: there is no such file");
}

TEST(ImportChoice, ASymbolicLinkIsRefused) {
  const Company company;
  std::filesystem::rename(company.file("contacts.csv"), company.file("elsewhere"));
  std::filesystem::create_symlink(company.file("elsewhere"), company.file("contacts.csv"));
  EXPECT_EQ(error_of(company.try_import()), "contacts.csv is a symbolic link; expected a file");
}

TEST(ImportChoice, AFolderWithTheNameOfAFileIsRefused) {
  const Company company;
  std::filesystem::remove(company.file("contacts.csv"));
  std::filesystem::create_directory(company.file("contacts.csv"));
  EXPECT_EQ(error_of(company.try_import()), "contacts.csv is a folder; expected a file");
}

TEST(ImportChoice, APipeIsRefusedWithoutWaitingForItsWriter) {
  const Company company;
  std::filesystem::remove(company.file("contacts.csv"));
  ASSERT_EQ(::mkfifo(company.file("contacts.csv").c_str(), 0600), 0);
  EXPECT_EQ(error_of(company.try_import()),
            "contacts.csv is a pipe, a socket or a device; expected a file");
}

TEST(ImportChoice, AnEmptyFileIsRefused) {
  const Company company;
  company.write("contacts.csv", "");
  EXPECT_EQ(error_of(company.try_import()),
            "contacts.csv is empty; expected at least a header row");
}

TEST(ImportChoice, AFileOfAByteOrderMarkAloneHasNoHeader) {
  const Company company;
  company.write("categories.csv", "\xEF\xBB\xBF");
  EXPECT_EQ(error_of(company.try_import()),
            "categories.csv, line 1: no column \"category_id\"; expected the columns "
            "category_id,name");
}

TEST(ImportHeader, AMissingColumnIsRefused) {
  const Company company;
  company.row("persons.csv", 1,
              "person_id,contact_id,first_name,last_name,email,registered,"
              "registered_by,updated");
  EXPECT_EQ(error_of(company.try_import()),
            "persons.csv, line 1: no column \"updated_by\"; expected the columns person_id,"
            "contact_id,first_name,last_name,email,registered,registered_by,updated,updated_by");
}

TEST(ImportHeader, AnUnknownColumnIsRefused) {
  const Company company;
  company.row("categories.csv", 1, "category_id,name,colour");
  EXPECT_EQ(error_of(company.try_import()),
            "categories.csv, line 1: unknown column \"colour\"; expected the columns "
            "category_id,name");
}

TEST(ImportHeader, AColumnTwiceIsRefused) {
  const Company company;
  company.row("categories.csv", 1, "category_id,name,name");
  EXPECT_EQ(error_of(company.try_import()),
            "categories.csv, line 1: column \"name\" stands twice; expected the columns "
            "category_id,name");
}

TEST(ImportHeader, NamesAreExact) {
  const Company company;
  company.row("categories.csv", 1, "Category_Id,name");
  EXPECT_EQ(error_of(company.try_import()),
            "categories.csv, line 1: unknown column \"Category_Id\"; expected the columns "
            "category_id,name");
}

TEST(ImportHeader, AHeaderThatIsNotCsvIsRefused) {
  const Company company;
  company.row("categories.csv", 1, "category_id,na\"me");
  EXPECT_EQ(error_of(company.try_import()),
            "categories.csv, line 1: expected a field with a quote in it to stand in quotes "
            "(line 1, character 15)");
}

TEST(ImportHeader, ColumnsMayStandInAnyOrder) {
  const Company company;
  company.write("categories.csv", "name,category_id\r\nCustomer,1\r\n");
  EXPECT_EQ(told(company.import()), "");
  EXPECT_NE(picture_of(company.store).find("category 1 Customer\n"), std::string::npos);
}

TEST(ImportChoice, ByteOrderMarksAndLineFeedsMakeNoDifference) {
  const Company company;
  (void)company.import();
  const auto before = picture_of(company.store);
  for (const std::string name : {"associates.csv", "contacts.csv", "persons.csv"}) {
    std::string text = company.text_of(name);
    std::erase(text, '\r');
    company.write(name, "\xEF\xBB\xBF" + text);
  }
  EXPECT_FALSE(company.import().changed);
  EXPECT_EQ(picture_of(company.store), before);
}

TEST(ImportChoice, AFileThatEndsInsideQuotesEndsTheImportAlsoWhenSkipping) {
  const Company company;
  company.row("persons.csv", 3, "12,6,\"Bo,Dahl,bo@own.test");
  for (const bool skip : {false, true}) {
    Settings settings;
    settings.skip_bad_rows = skip;
    const auto error = error_of(company.try_import(settings));
    EXPECT_TRUE(error.starts_with("persons.csv, line 3, character 6, field 3, \"Bo,Dahl,bo@own"))
        << error;
    EXPECT_TRUE(error.ends_with("expected the field's closing quote before the end of the file"))
        << error;
  }
  EXPECT_EQ(picture_of(company.store), "");
}

TEST(ImportChoice, AFileChangedWhileItIsImportedIsRefused) {
  const Company company;
  Settings settings;
  settings.on_progress = [&](const Progress& progress) {
    if (progress.doing == "writing" && progress.table == "contacts") {
      company.add("contacts.csv", "7,Late,,,,1,1,2024-01-02T08:00:00Z,1,2024-01-02T08:00:00Z,1");
    }
    return true;
  };
  EXPECT_EQ(error_of(company.try_import(settings)),
            "contacts.csv was changed while it was being imported; nothing was imported");
  EXPECT_EQ(picture_of(company.store), "");
}

TEST(ImportChoice, AFileReplacedWhileItIsImportedIsReadAsItWas) {
  const Company company;
  Settings settings;
  settings.on_progress = [&](const Progress& progress) {
    if (progress.doing == "writing") std::filesystem::remove(company.file("contacts.csv"));
    return true;
  };
  EXPECT_EQ(told(company.import(settings)), "");
}

}  // namespace
}  // namespace crm::import
