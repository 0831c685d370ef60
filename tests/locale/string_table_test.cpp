#include "locale/string_table.h"

#include <gtest/gtest.h>

#include <array>
#include <string_view>
#include <vector>

namespace crm::locale {
namespace {

constexpr std::array kTexts{
    StringText{Language::French, "SR_A = un\n SR_C=  trois  \nSR_F = seul\n"},
    StringText{Language::English, "# SR_D = no\n\nSR_B = two\nSR_A = one = 1\nSR_C = three"}};

TEST(StringTable, HasTheWordsOfEachLanguage) {
  const StringTable table(kTexts);
  EXPECT_EQ(table.words("SR_A", Language::French), "un");
  EXPECT_EQ(table.words("SR_C", Language::French), "trois");
  EXPECT_EQ(table.words("SR_A", Language::English), "one = 1");
  EXPECT_EQ(table.words("SR_C", Language::English), "three");
}

TEST(StringTable, SaysInEnglishWhatALanguageLacks) {
  const StringTable table(kTexts);
  EXPECT_EQ(table.words("SR_B", Language::French), "two");
  EXPECT_EQ(table.words("SR_A", Language::Polish), "one = 1");
}

TEST(StringTable, HasTheNamesOfTheEnglishFileAndNoOther) {
  const StringTable table(kTexts);
  const auto names = table.names();
  EXPECT_EQ(std::vector(names.begin(), names.end()),
            (std::vector<std::string_view>{"SR_A", "SR_B", "SR_C"}));
  EXPECT_EQ(table.words("SR_D", Language::English), std::nullopt);
  EXPECT_EQ(table.words("SR_F", Language::French), std::nullopt);
}

}  // namespace
}  // namespace crm::locale
