#include "codec/told_activity.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "codec/prepared.h"

namespace crm::codec {
namespace {

using carrier::PreparedActivity;
using locale::Language;
using locale::Wording;

const Wording kNorwegian = Wording::in({Language::Norwegian}, locale::Culture::of_tag("nb"));

std::string told_category(ActivityTeller& teller, const std::string& prepared) {
  PreparedActivity row;
  const std::string company = prepare_company({});
  row.company = company;
  row.category = prepared;
  return std::string(teller.tell(row).category);
}

TEST(ActivityTeller, TellsTextsInTheCallersWordsPreparedAgain) {
  ActivityTeller teller(kNorwegian);
  EXPECT_EQ(told_category(teller, prepare_text("US:\"Customer\";NO:\"Kunde\\1\n\";")),
            prepare_text("Kunde\\1\n"));
}

TEST(ActivityTeller, FormsValuesInCategoriesAloneAndNotInNames) {
  const std::string company = prepare_company({{}, "[I:7]", "", "[I:7]", ""});
  const std::string value = prepare_text("[I:7]");
  PreparedActivity row;
  row.company = company;
  row.category = row.associate_full_name = row.activity_person_name = value;
  ActivityTeller teller(kNorwegian);
  const PreparedActivity told = teller.tell(row);
  EXPECT_EQ(told.category, "7");
  EXPECT_EQ(told.company, company);
  EXPECT_EQ(told.associate_full_name, "[I:7]");
  EXPECT_EQ(told.activity_person_name, "[I:7]");
}

TEST(ActivityTeller, TellsEachTextOfACompany) {
  const std::string company = prepare_company({ContactId{-5}, R"(US:"a";NO:"b\";)", "[SR_YES]",
                                               R"(NO:"Nord";)", R"(US:"x";NO:"https://no/";)"});
  PreparedActivity row;
  row.company = company;
  ActivityTeller teller(kNorwegian);
  const std::string told(teller.tell(row).company);
  const CompanyTexts texts = take_apart(told);
  EXPECT_EQ(texts.id, "-5");
  EXPECT_EQ(texts.org_nr, "Ja");
  EXPECT_EQ(texts.name, "Nord");
  EXPECT_EQ(texts.url, "https://no/");
}

// Views into texts told earlier hold while further rows are told.
TEST(ActivityTeller, KeepsWhatItHasToldOfManyRows) {
  std::vector<std::string> prepared;
  for (int i = 0; i < 500; ++i) {
    prepared.push_back(prepare_text("US:\"a\";NO:\"kategori " + std::to_string(i) + "\";"));
  }
  const std::string company = prepare_company({});
  ActivityTeller teller(kNorwegian);
  std::vector<PreparedActivity> told;
  for (const std::string& each : prepared) {
    PreparedActivity row;
    row.company = company;
    row.category = each;
    told.push_back(teller.tell(row));
  }
  for (std::size_t i = 0; i < told.size(); ++i) {
    EXPECT_EQ(told[i].category, "kategori " + std::to_string(i));
  }
}

// From answer to answer, for each wording.
TEST(ActivityTeller, KeepsWhatItHasToldOfACategoryBesideIt) {
  const std::string category = prepare_text(R"(US:"Customer";NO:"Kunde")");
  const std::string company = prepare_company({});
  const locale::Tellings tellings;
  PreparedActivity row;
  row.company = company;
  row.category = category;
  row.category_tellings = &tellings;
  EXPECT_EQ(ActivityTeller(kNorwegian).tell(row).category, "Kunde");
  ASSERT_NE(tellings.find(kNorwegian), nullptr);
  EXPECT_EQ(ActivityTeller(kNorwegian).tell(row).category.data(),
            tellings.find(kNorwegian)->data());
  const Wording english = Wording::in({Language::English}, std::nullopt);
  EXPECT_EQ(ActivityTeller(english).tell(row).category, "Customer");
  EXPECT_EQ(ActivityTeller(kNorwegian).tell(row).category, "Kunde");
}

// Then each answer tells it anew.
TEST(ActivityTeller, TellsACategoryOfWhichNoMoreIsKept) {
  const std::string category = prepare_text(R"(US:"Customer";NO:"Kunde")");
  const std::string company = prepare_company({});
  const locale::Tellings tellings;
  for (const Language first : locale::kLanguages) {
    for (const Language second : {Language::Czech, Language::Dutch, Language::French}) {
      tellings.keep(Wording::in({first, second}, std::nullopt), "other");
    }
  }
  PreparedActivity row;
  row.company = company;
  row.category = category;
  row.category_tellings = &tellings;
  ActivityTeller teller(kNorwegian);
  EXPECT_EQ(teller.tell(row).category, "Kunde");
  EXPECT_EQ(teller.tell(row).category, "Kunde");
  EXPECT_EQ(tellings.find(kNorwegian), nullptr);
}

// A name and a category may be one text at one address, and yet be told differently.
TEST(ActivityTeller, DoesNotTakeACategoryForANameAtTheSameAddress) {
  const std::string company = prepare_company({});
  const std::string text = prepare_text("[I:7]");
  PreparedActivity row;
  row.company = company;
  row.category = text;
  row.activity_person_name = text;
  ActivityTeller teller(kNorwegian);
  EXPECT_EQ(teller.tell(row).category, "7");
  EXPECT_EQ(teller.tell(row).activity_person_name, "[I:7]");
}

}  // namespace
}  // namespace crm::codec
