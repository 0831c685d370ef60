#include "locale/multi_language.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm::locale {
namespace {

std::optional<std::string> picked(std::string_view text, const std::vector<Language>& wanted) {
  return pick(text, wanted);
}

constexpr std::string_view kSupplier = "NO:\"Leverandør\";US:\"Supplier\"";

TEST(MultiLanguage, ReadsTheSamplesOfTheReference) {
  EXPECT_EQ(picked("US:\"Customer\";NO:\"Kunde\";", {Language::Norwegian}), "Kunde");
  EXPECT_EQ(picked("US:\"Customer\";NO:\"Kunde\";", {Language::English}), "Customer");
  EXPECT_EQ(picked(kSupplier, {Language::English}), "Supplier");
  EXPECT_EQ(picked(kSupplier, {Language::Norwegian}), "Leverandør");
}

TEST(MultiLanguage, GoesByTheOrderOfWhatIsWanted) {
  const std::string text = "US:\"a\";GE:\"b\";SW:\"c\"";
  EXPECT_EQ(picked(text, {Language::Swedish, Language::German}), "c");
  EXPECT_EQ(picked(text, {Language::German, Language::Swedish}), "b");
  EXPECT_EQ(picked(text, {Language::Polish, Language::Swedish, Language::English}), "c");
}

TEST(MultiLanguage, FallsBackOnEnglishAndThenOnTheFirst) {
  EXPECT_EQ(picked(kSupplier, {Language::Polish}), "Supplier");
  EXPECT_EQ(picked("NO:\"a\";SW:\"b\"", {Language::Polish}), "a");
  EXPECT_EQ(picked("XX:\"a\";SW:\"b\"", {Language::Polish, Language::French}), "a");
  EXPECT_EQ(picked(kSupplier, {}), "Supplier");
}

TEST(MultiLanguage, CountsTheFirstOfTwoWithOneCode) {
  EXPECT_EQ(picked("NO:\"a\";NO:\"b\"", {Language::Norwegian}), "a");
  EXPECT_EQ(picked("SW:\"0\";US:\"a\";US:\"b\"", {Language::Norwegian}), "a");
}

TEST(MultiLanguage, AcceptsCodesThatAreNotAmongOurs) {
  EXPECT_EQ(picked("ZZ:\"a\"", {Language::English}), "a");
  EXPECT_EQ(picked("ZZ:\"a\";DA:\"b\"", {Language::Danish}), "b");
  EXPECT_EQ(picked("SV:\"a\";DE:\"b\";US:\"c\"", {Language::Swedish, Language::German}), "c");
}

TEST(MultiLanguage, TakesADoubledQuoteForOne) {
  EXPECT_EQ(picked("US:\"the \"\"big\"\" one\"", {}), "the \"big\" one");
  EXPECT_EQ(picked("US:\"\"\"a\"\"\";NO:\"b\"", {}), "\"a\"");
  EXPECT_EQ(picked("US:\"a\"\";NO:\"\"b\"", {}),
            "a\";NO:\"b");  // the first is doubled, ends nothing
  EXPECT_EQ(picked("US:\"\"\"\"", {}), "\"");
}

TEST(MultiLanguage, EndsWordsOnlyBeforeASemicolonOrTheEnd) {
  EXPECT_EQ(picked("US:\"say \"hi\" now\";NO:\"b\"", {}), "say \"hi\" now");
  EXPECT_EQ(picked("US:\"a;b\";NO:\"b:c\"", {}), "a;b");
  EXPECT_EQ(picked("US:\"a;b\";NO:\"b:c\"", {Language::Norwegian}), "b:c");
}

// Only a semicolon parts parts: without one all is one part's words.
TEST(MultiLanguage, ReadsOverQuotesThatEndNothing) {
  EXPECT_EQ(picked("US:\"a\" NO:\"b\"", {Language::Norwegian}), "a\" NO:\"b");
  EXPECT_EQ(picked("US:\"a\",NO:\"b\"", {Language::Norwegian}), "a\",NO:\"b");
}

TEST(MultiLanguage, AllowsBlanksBetweenItsPieces) {
  EXPECT_EQ(picked(" US : \"a\" ;\tNO\t:\" b \" ; ", {Language::Norwegian}), " b ");
  EXPECT_EQ(picked("US:\"a\" ;", {}), "a");
}

TEST(MultiLanguage, TellsAPartWithoutWordsAsItIs) {
  EXPECT_EQ(picked("US:\"\"", {}), "");
  EXPECT_EQ(picked("US:\"a\";NO:\"\";", {Language::Norwegian}), "");
}

TEST(MultiLanguage, LeavesEveryOtherTextAlone) {
  for (const std::string_view text : {"",
                                      " ",
                                      ";",
                                      "Acme",
                                      "Acme: the \"best\"",
                                      "US:",
                                      "US:a",
                                      "US:\"a",
                                      "US:a\"",
                                      "US\"a\"",
                                      "us:\"a\"",
                                      "Us:\"a\"",
                                      "USA:\"a\"",
                                      "U:\"a\"",
                                      "U S:\"a\"",
                                      "US:\"a\";;",
                                      ";US:\"a\"",
                                      "US:\"a\"b",
                                      "US:\"a\"; b",
                                      "US:\"a\";NO",
                                      "US:\"a\";NO:",
                                      "US:\"a\";NO:\"b",
                                      "US:\"a\"\"",
                                      "x US:\"a\"",
                                      "[SR_YES]",
                                      "ÅS:\"a\"",
                                      "US:'a'"}) {
    EXPECT_EQ(picked(text, {Language::English}), std::nullopt) << text;
  }
}

std::string doubled(std::string_view words) {
  std::string quoted;
  for (const char c : words) quoted.append(c == '"' ? 2 : 1, c);
  return quoted;
}

RC_GTEST_PROP(MultiLanguage, GivesBackAnyWordsThatWereWrittenIntoIt, (std::string words)) {
  const auto which =
      *rc::gen::elementOf(std::vector<Language>(kLanguages.begin(), kLanguages.end()));
  const std::array wanted{which};
  const std::string text =
      "ZZ:\"\";" + std::string(multi_language_code(which)) + ":\"" + doubled(words) + "\";ZY:\"z\"";
  RC_ASSERT(pick(text, wanted) == words);
}

}  // namespace
}  // namespace crm::locale
