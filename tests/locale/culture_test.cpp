#include "locale/culture.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace crm::locale {
namespace {

std::string told(std::string_view tag, std::string_view text) {
  const auto culture = Culture::of_tag(tag);
  EXPECT_TRUE(culture.has_value()) << tag;
  return culture ? culture->told(text).value_or("(nothing)") : "(no culture)";
}

struct Row {
  std::vector<std::string_view> tags;
  std::string_view date;  // of the third of February 2017
  std::string_view decimal_mark;
};

// The table of [wire: Cultures and encoded values], line by line.
const std::vector<Row>& rows() {
  static const std::vector<Row> all{{{"en-us"}, "2/3/2017", "."},
                                    {{"en", "en-gb"}, "03/02/2017", "."},
                                    {{"nb", "de", "pl", "ru"}, "03.02.2017", ","},
                                    {{"nb-no", "no", "nn", "de-de", "pl-pl"}, "03.02.2017", ","},
                                    {{"cs"}, "03.02.2017", ","},
                                    {{"fi"}, "3.2.2017", ","},
                                    {{"sv", "sv-se"}, "2017-02-03", ","},
                                    {{"da"}, "03-02-2017", ","},
                                    {{"nl"}, "3-2-2017", ","},
                                    {{"fr", "es", "it"}, "03/02/2017", ","},
                                    {{"ja"}, "2017/02/03", "."},
                                    {{"zh", "zh-cn"}, "2017/2/3", "."}};
  return all;
}

TEST(Culture, HasTheShortDateAndTheDecimalMarkOfTheTable) {
  for (const Row& row : rows()) {
    for (const std::string_view tag : row.tags) {
      EXPECT_EQ(told(tag, "[D:02/03/2017]"), row.date) << tag;
      EXPECT_EQ(told(tag, "[F:1.5]"), "1" + std::string(row.decimal_mark) + "5") << tag;
      EXPECT_EQ(told(tag, "[M:-1234.5]"), "-1234" + std::string(row.decimal_mark) + "50") << tag;
    }
  }
}

TEST(Culture, ShowsTimesItsWay) {
  EXPECT_EQ(told("en-us", "[T:14:52]"), "2:52 PM");
  EXPECT_EQ(told("en-us", "[DT:11/09/2017 14:53:18]"), "11/9/2017 2:53:18 PM");
  EXPECT_EQ(told("nb", "[DT:11/09/2017 14:53:18]"), "09.11.2017 14:53:18");
  EXPECT_EQ(told("fi", "[T:08:05]"), "8.05");
  EXPECT_EQ(told("sv", "[T:08:05]"), "08:05");
}

TEST(Culture, IsThatOfTheRegionWhereOneIsNamed) {
  EXPECT_EQ(told("de-ch", "[F:1.5]"), "1.5");
  EXPECT_EQ(told("de-at", "[F:1.5]"), "1,5");
  EXPECT_EQ(told("en-au", "[D:02/03/2017]"), "3/2/2017");
  EXPECT_EQ(told("fr-ca", "[D:02/03/2017]"), "2017-02-03");
  EXPECT_EQ(told("zh-tw", "[D:02/03/2017]"), "2017/2/3");
}

TEST(Culture, ComesFromIcuForLanguagesThatAreNotOurs) {
  EXPECT_EQ(told("pt", "[D:02/03/2017]"), "03/02/2017");
  EXPECT_EQ(told("pt-br", "[F:1.5]"), "1,5");
  EXPECT_EQ(told("hu", "[D:02/03/2017]"), "2017. 02. 03.");
  EXPECT_EQ(told("bn-bd", "[I:2017]"), "২০১৭");
}

TEST(Culture, KeepsToTheGregorianCalendar) {
  EXPECT_EQ(told("th-th", "[D:02/03/2017]"), "3/2/2017");
  EXPECT_EQ(told("th-th-u-ca-buddhist", "[D:02/03/2017]"), "3/2/2017");
}

TEST(Culture, IsThatOfTheLanguageWhereTheRegionSaysNothing) {
  EXPECT_EQ(told("de-zz", "[F:1.5]"), "1,5");
  EXPECT_EQ(told("sv-xx", "[D:02/03/2017]"), "2017-02-03");
  EXPECT_EQ(told("nb-no-x-ours", "[D:02/03/2017]"), "03.02.2017");
  EXPECT_EQ(told("pt-zz", "[F:1.5]"), "1,5");
}

TEST(Culture, IsNoneForWhatNobodyKnows) {
  for (const std::string_view tag : {"", "-", "*", "x", "q", "xx", "tlh", "klingon", "und",
                                     "de_de_de", "level=1", "x-de", "-de", "root"}) {
    EXPECT_FALSE(Culture::of_tag(tag).has_value()) << tag;
  }
}

TEST(Culture, LeavesEveryOtherTextAlone) {
  const auto culture = Culture::of_tag("nb");
  ASSERT_TRUE(culture.has_value());
  for (const std::string_view text : {"", "Customer", "1.5", "[I:x]", "[SR_YES]", "a [I:1]"}) {
    EXPECT_EQ(culture->told(text), std::nullopt) << text;
  }
}

TEST(Culture, TellsTheSameToManyThreads) {
  const auto culture = Culture::of_tag("pt-br");
  ASSERT_TRUE(culture.has_value());
  std::vector<std::string> answers(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& answer : answers) {
      threads.emplace_back([&answer, copy = *culture] {
        answer = copy.told("[DT:02/03/2017 14:53:18]").value_or("(nothing)");
      });
    }
  }
  for (const std::string& answer : answers) EXPECT_EQ(answer, "03/02/2017 14:53:18");
}

}  // namespace
}  // namespace crm::locale
