#include "negotiate/query.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crm::negotiate {
namespace {

// All pairs as one text, "a=b|c=".
std::string pairs(std::string_view query) {
  std::string text;
  for_each_pair(query, [&](const std::string& key, const std::string& value) {
    text.append(text.empty() ? "" : "|").append(key).append("=").append(value);
  });
  return text;
}

TEST(Query, IsTakenApartBeforeItIsDecoded) {
  EXPECT_EQ(pairs("a=1&b=2"), "a=1|b=2");
  EXPECT_EQ(pairs("a%26b=c%3Dd&e=%2526"), "a&b=c=d|e=%26");
  EXPECT_EQ(pairs("a=b=c"), "a=b=c");
}

TEST(Query, MayHavePairsWithoutAValueOrAKey) {
  EXPECT_EQ(pairs("a&b=&=c"), "a=|b=|=c");
  EXPECT_EQ(pairs("a&"), "a=");
  EXPECT_EQ(pairs(""), "");
}

TEST(Query, WritesBlanksAsPlusAndPlusAsAnEscape) {
  EXPECT_EQ(query_text("a+b%2Bc%20d"), "a b+c d");
}

TEST(Query, KeepsAnEscapeThatIsNone) {
  for (const std::string_view piece : {"%", "%2", "%zz", "a%2gb"}) {
    EXPECT_EQ(query_text(piece), piece);
  }
}

TEST(QueryValue, IsThatOfTheFirstPairOfTheKeyInAnyCase) {
  EXPECT_EQ(query_value("x=1&IsoLangCode=sv&isolangcode=de", "isoLangCode"), "sv");
  EXPECT_EQ(query_value("%69soLangCode=s%76", "isoLangCode"), "sv");
  EXPECT_EQ(query_value("isoLangCode=&isoLangCode=de", "isoLangCode"), "");
  EXPECT_EQ(query_value("isoLangCodes=de", "isoLangCode"), "");
}

}  // namespace
}  // namespace crm::negotiate
