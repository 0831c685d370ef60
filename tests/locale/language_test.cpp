#include "locale/language.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace crm::locale {
namespace {

struct Row {
  Language language;
  std::string_view code;
  std::string_view tag;
  std::vector<std::string_view> tags;  // all that callers may write
};

// The table of [wire: Languages], line by line.
const std::vector<Row>& rows() {
  static const std::vector<Row> all{
      {Language::English, "US", "en", {"en", "en-us", "en-gb", "en-AU", "EN_US"}},
      {Language::Norwegian, "NO", "nb", {"nb", "nn", "no", "nb-no", "nb-NO", "nn-NO", "no_NO"}},
      {Language::Swedish, "SW", "sv", {"sv", "sv-SE", "sv-FI"}},
      {Language::Danish, "DA", "da", {"da", "da-DK"}},
      {Language::German, "GE", "de", {"de", "de-DE", "de-CH", "DE"}},
      {Language::Dutch, "NL", "nl", {"nl", "nl-BE"}},
      {Language::French, "FR", "fr", {"fr", "fr-CA"}},
      {Language::Spanish, "SP", "es", {"es", "es-419"}},
      {Language::Italian, "IT", "it", {"it", "it-IT"}},
      {Language::Czech, "CZ", "cs", {"cs", "cs-CZ"}},
      {Language::Finnish, "FI", "fi", {"fi", "fi_FI"}},
      {Language::Polish, "PL", "pl", {"pl", "pl-PL"}},
      {Language::Russian, "RU", "ru", {"ru", "ru-RU"}},
      {Language::Chinese, "CN", "zh", {"zh", "zh-cn", "zh-Hans-CN"}},
      {Language::Japanese, "JP", "ja", {"ja", "ja-JP"}}};
  return all;
}

TEST(Language, HasItsCodeInTextsAndItsTag) {
  ASSERT_EQ(rows().size(), kLanguageCount);
  for (const Row& row : rows()) {
    EXPECT_EQ(multi_language_code(row.language), row.code);
    EXPECT_EQ(tag(row.language), row.tag);
  }
}

TEST(Language, IsFoundByEachOfItsTagsWhateverCaseAndRegion) {
  for (const Row& row : rows()) {
    for (const std::string_view each : row.tags)
      EXPECT_EQ(language_of_tag(each), row.language) << each;
  }
}

TEST(Language, IsNotNamedByTheCodesOfMultiLanguageTexts) {
  for (const std::string_view code : {"US", "SW", "GE", "SP", "CZ", "CN", "JP"}) {
    EXPECT_EQ(language_of_tag(code), std::nullopt) << code;
  }
}

TEST(Language, IsNoneForWhatIsNotAmongOurs) {
  for (const std::string_view each : {"", "-", "*", "x", "-en", "_nb", "e", "eng", "english", "pt",
                                      "pt-BR", "tlh", "q=1", "n b"}) {
    EXPECT_EQ(language_of_tag(each), std::nullopt) << each;
  }
}

TEST(Language, StandsInOrderInTheListOfAll) {
  for (std::size_t i = 0; i < kLanguageCount; ++i) EXPECT_EQ(index(kLanguages.at(i)), i);
}

}  // namespace
}  // namespace crm::locale
