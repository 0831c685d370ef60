#include "locale/resource_strings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <regex>
#include <string>
#include <string_view>

#include "base/text.h"
#include "tests/support/file_text.h"

namespace crm::locale {
namespace {

std::string file_of(Language language) {
  const std::string path =
      std::string(CRM_SOURCE_DIR) + "/src/locale/strings/" + std::string(tag(language)) + ".txt";
  std::string text = file_text(path);
  EXPECT_NE(text, "") << path;
  return text;
}

// Read another way than the program does.
std::map<std::string, std::string> written_in(Language language) {
  static const std::regex kLine("(SR_[A-Z0-9_]+) = (\\S.*\\S|\\S)");
  static const std::regex kComment("#.*|");
  std::map<std::string, std::string> found;
  const std::string all = file_of(language);
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = all.find('\n', begin);
    EXPECT_NE(end, std::string::npos) << tag(language) << " ends within a line";
    const std::string line = all.substr(begin, end - begin);
    std::smatch match;
    if (std::regex_match(line, match, kLine)) {
      EXPECT_TRUE(found.emplace(match[1], match[2]).second) << tag(language) << ": " << line;
    } else {
      EXPECT_TRUE(std::regex_match(line, kComment)) << tag(language) << ": " << line;
    }
    if (end == std::string::npos) break;
    begin = end + 1;
  }
  return found;
}

TEST(ResourceStrings, StandInFilesOfUtf8WithoutTabs) {
  for (const Language language : kLanguages) {
    const std::string all = file_of(language);
    EXPECT_TRUE(is_utf8(all)) << tag(language);
    EXPECT_EQ(all.find_first_of("\t\r"), std::string::npos) << tag(language);
    EXPECT_EQ(all.find("~~~"), std::string::npos) << tag(language);  // would end the raw literal
    EXPECT_FALSE(all.starts_with("\xEF\xBB\xBF")) << tag(language);
  }
}

TEST(ResourceStrings, HaveEveryNameInEveryLanguageAndNoOther) {
  for (const Language language : kLanguages) {
    const auto written = written_in(language);
    for (const auto& [name, words] : written) {
      EXPECT_TRUE(std::ranges::binary_search(known_names(), name)) << tag(language) << ": " << name;
      EXPECT_EQ(resource_string(name, language), words) << tag(language) << ": " << name;
    }
    for (const std::string_view name : known_names()) {
      EXPECT_TRUE(written.contains(std::string(name))) << tag(language) << " lacks " << name;
    }
  }
}

TEST(ResourceStrings, SayWhatTheReferenceSays) {
  EXPECT_EQ(resource_string("SR_MANDATORY_FIELD_1281", Language::French), "Nom de société");
  EXPECT_EQ(resource_string("SR_MANDATORY_FIELD_1281", Language::English), "Company name");
  EXPECT_EQ(resource_string("SR_MANDATORY_FIELD_1289", Language::English), "Category");
  EXPECT_EQ(resource_string("SR_YES", Language::Swedish), "Ja");
}

TEST(ResourceStrings, AreNotFoundByAnyOtherName) {
  for (const std::string_view name :
       {"", "SR_", "SR_NOBODY", "sr_yes", "SR_YES ", "[SR_YES]", "YES", "SR_YE", "SR_YESS"}) {
    EXPECT_EQ(resource_string(name, Language::English), std::nullopt) << name;
  }
}

TEST(ResourceStrings, AreReplacedWhereverTheyStandInBrackets) {
  const auto told = [](std::string_view text) {
    return replace_resource_strings(text, Language::French);
  };
  EXPECT_EQ(told("[SR_MANDATORY_FIELD_1281]"), "Nom de société");
  EXPECT_EQ(told("a [SR_YES] b"), "a Oui b");
  EXPECT_EQ(told("[SR_YES][SR_NO]"), "OuiNon");
  EXPECT_EQ(told("[SR_NOBODY][SR_NO][SR_"), "[SR_NOBODY]Non[SR_");
  EXPECT_EQ(told("[[SR_YES]]"), "[Oui]");
  EXPECT_EQ(told("[SR_[SR_YES]"), "[SR_Oui");
  EXPECT_EQ(told("[SR_YES x[SR_NO]"), "[SR_YES xNon");
}

TEST(ResourceStrings, AreReplacedWithoutBracketsOnlyAsTheWholeText) {
  EXPECT_EQ(replace_resource_strings("SR_YES", Language::German), "Ja");
  for (const std::string_view text : {"SR_YES!", " SR_YES", "SR_YES SR_NO", "SR_NOBODY", "SR_"}) {
    EXPECT_EQ(replace_resource_strings(text, Language::German), std::nullopt) << text;
  }
}

TEST(ResourceStrings, LeaveEveryOtherTextAlone) {
  for (const std::string_view text :
       {"", "Acme", "[", "[SR_", "[SR_]", "[sr_yes]", "[SR_yes]", "[SR_YES", "[ SR_YES]",
        "[SR_YES ]", "[SR_NOBODY]", "(SR_YES)"}) {
    EXPECT_EQ(replace_resource_strings(text, Language::English), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace crm::locale
