#include "locale/wording.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm::locale {
namespace {

constexpr std::string_view kSupplier = "US:\"Supplier\";NO:\"Leverandør\"";

Wording norwegian() {
  return Wording::in({Language::Norwegian, Language::Swedish}, Culture::of_tag("nb"));
}

TEST(Wording, LeavesEverythingAsStoredUnlessALanguageIsWanted) {
  const Wording none;
  EXPECT_FALSE(none.is_active());
  for (const std::string_view text : {kSupplier, std::string_view("[SR_YES]"),
                                      std::string_view("SR_YES"), std::string_view("[I:1]")}) {
    EXPECT_EQ(none.told(text), std::nullopt);
    EXPECT_EQ(none.told_with_values(text), std::nullopt);
  }
}

TEST(Wording, TellsTheWantedPartAndTheWordsOfNames) {
  const Wording words = norwegian();
  EXPECT_TRUE(words.is_active());
  EXPECT_EQ(words.language(), Language::Norwegian);
  EXPECT_EQ(words.told(kSupplier), "Leverandør");
  EXPECT_EQ(words.told("SW:\"ja\";US:\"yes\""), "ja");
  EXPECT_EQ(words.told("[SR_YES]"), "Ja");
  EXPECT_EQ(words.told("SR_MANDATORY_FIELD_1281"), "Firmanavn");
}

TEST(Wording, ReplacesNamesInThePartThatItHasPicked) {
  EXPECT_EQ(norwegian().told("US:\"no\";NO:\"[SR_YES]!\""), "Ja!");
  EXPECT_EQ(norwegian().told("NO:\"SR_YES\""), "Ja");
}

TEST(Wording, TellsValuesOnlyWhereItIsAskedTo) {
  const Wording words = norwegian();
  EXPECT_EQ(words.told("[D:02/03/2017]"), std::nullopt);
  EXPECT_EQ(words.told_with_values("[D:02/03/2017]"), "03.02.2017");
  EXPECT_EQ(words.told_with_values("[D:01/01/0001]"), "");
  EXPECT_EQ(words.told_with_values("US:\"a\";NO:\"[F:1.5]\""), "1,5");
  EXPECT_EQ(words.told_with_values(kSupplier), "Leverandør");
  EXPECT_EQ(words.told_with_values("[SR_YES]"), "Ja");
}

TEST(Wording, TellsNoValuesWithoutACulture) {
  const Wording words = Wording::in({Language::Norwegian}, std::nullopt);
  EXPECT_EQ(words.told_with_values("[D:02/03/2017]"), std::nullopt);
  EXPECT_EQ(words.told_with_values(kSupplier), "Leverandør");
}

TEST(Wording, LeavesOrdinaryTextsAsTheyAre) {
  for (const std::string_view text :
       {"", "Acme", "Acme: \"the best\"", "[SR_NOBODY]", "US: somewhere", "SR_NOBODY", "[X:1]"}) {
    EXPECT_EQ(norwegian().told(text), std::nullopt) << text;
    EXPECT_EQ(norwegian().told_with_values(text), std::nullopt) << text;
  }
}

TEST(Wording, SeesQuicklyThatATextStaysAsItIs) {
  for (const std::string_view text :
       {"", "Acme", "US:Supplier", "Sr Smith", "[I:1]", "SR", "S_R"}) {
    EXPECT_FALSE(Wording::may_change(text)) << text;
  }
  for (const std::string_view text : {kSupplier, std::string_view("[SR_YES]"),
                                      std::string_view("SR_YES"), std::string_view("say \"hi\"")}) {
    EXPECT_TRUE(Wording::may_change(text)) << text;
  }
}

RC_GTEST_PROP(Wording, ChangesNoTextThatItDoesNotSeeQuickly, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
      std::vector<std::string>{"US", "NO", ":", "\"", ";", "[", "]", "SR_", "YES", " ", "a"}));
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  if (norwegian().told(text)) RC_ASSERT(Wording::may_change(text));
}

}  // namespace
}  // namespace crm::locale
