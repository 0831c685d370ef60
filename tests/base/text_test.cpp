#include "base/text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crm {
namespace {

TEST(Text, KnowsWellFormedUtf8) {
  for (const std::string_view good : {"", "abc", "Leverandør", "€", "\U0001F600", "\xEF\xBF\xBF"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  for (const std::string_view bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "a\xE2\x82", "\xE2\x28\xA1"}) {
    EXPECT_FALSE(is_utf8(bad));
  }
}

TEST(Text, CountsCodePointsNotBytes) {
  EXPECT_EQ(code_points("Leverandør"), 10U);
  EXPECT_EQ(code_points("\U0001F600"), 1U);
}

TEST(Text, QuotesAtMostSoManyBytesAndNeverHalfACharacter) {
  EXPECT_EQ(excerpt("short"), "short");
  EXPECT_EQ(excerpt("abcø", 4), "abc…");
  EXPECT_EQ(excerpt(std::string(500, 'x')).size(), 200 + std::string_view("…").size());
}

TEST(Text, ReadsWholeInt32sOnly) {
  EXPECT_EQ(parse_int32("2147483647"), 2'147'483'647);
  EXPECT_EQ(parse_int32("-2147483648"), -2'147'483'647 - 1);
  for (const std::string_view bad :
       {"", "-", "+1", "1.0", " 1", "1 ", "2147483648", "0x1", "1e2"}) {
    EXPECT_FALSE(parse_int32(bad)) << bad;
  }
}

TEST(Text, GroupsDigitsForPeople) {
  EXPECT_EQ(with_thousands(0), "0");
  EXPECT_EQ(with_thousands(999), "999");
  EXPECT_EQ(with_thousands(1'000), "1,000");
  EXPECT_EQ(with_thousands(12'345'678), "12,345,678");
}

TEST(Text, ComparesWireNamesIgnoringAsciiCaseOnly) {
  EXPECT_TRUE(equals_ignoring_case("ContactId", "contactID"));
  EXPECT_FALSE(equals_ignoring_case("Ø", "ø"));
  EXPECT_FALSE(equals_ignoring_case("a", "ab"));
}

}  // namespace
}  // namespace crm
