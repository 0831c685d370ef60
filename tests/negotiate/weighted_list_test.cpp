#include "negotiate/weighted_list.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace crm::negotiate {
namespace {

// The items as one text, "a 1000, b 500"; "malformed" for a list that is none.
std::string read(std::string_view header) {
  const auto items = read_weighted_list(header);
  if (!items) return "malformed";
  std::string text;
  for (const WeightedItem& item : *items) {
    if (!text.empty()) text += ", ";
    text.append(item.value).append(" ").append(std::to_string(item.weight));
  }
  return text;
}

TEST(WeightedList, KeepsTheOrderAndWeighsWhatSaysNothingWithOne) {
  EXPECT_EQ(read("a/b"), "a/b 1000");
  EXPECT_EQ(read("gzip, br;q=0.5,\tdeflate ;Q=0"), "gzip 1000, br 500, deflate 0");
}

TEST(WeightedList, ReadsWeightsInThousandths) {
  for (const auto& [text, weight] : {std::pair{"0", 0},
                                     {"0.", 0},
                                     {"0.1", 100},
                                     {"0.12", 120},
                                     {"0.123", 123},
                                     {"0.001", 1},
                                     {"0.000", 0},
                                     {"1", 1000},
                                     {"1.", 1000},
                                     {"1.0", 1000},
                                     {"1.000", 1000}}) {
    EXPECT_EQ(read("a;q=" + std::string(text)), "a " + std::to_string(weight)) << text;
  }
}

TEST(WeightedList, IsMalformedWithAWeightThatIsNone) {
  for (const std::string_view item :
       {"a;q", "a;q=", "a;q= ", "a;q=.5", "a;q=2", "a;q=1.001", "a;q=0.1234", "a;q=00", "a;q=-0",
        "a;q=+1", "a;q=1e0", "a;q=\"1\"", "a;q=0.5x", "a;q=nan", "a;q=0 .5", "a;q=10"}) {
    EXPECT_EQ(read(item), "malformed") << item;
    EXPECT_EQ(read("b, " + std::string(item) + ", c"), "malformed") << item;
  }
}

TEST(WeightedList, PassesOverOtherParameters) {
  EXPECT_EQ(read("a/b;charset=utf-8;q=0.5;level=1"), "a/b 500");
  EXPECT_EQ(read("a/b;;qq=7 ; charset ;"), "a/b 1000");
}

TEST(WeightedList, IsNotTakenApartWithinQuotes) {
  EXPECT_EQ(read(R"(a/b;t="x,y;q=0";q=0.3, c/d)"), "a/b 300, c/d 1000");
  EXPECT_EQ(read(R"(a/b;t="x\",y;q=0\\";q=0.3,c/d)"), "a/b 300, c/d 1000");
  EXPECT_EQ(read(R"(a/b;t="";q=0.3)"), "a/b 300");
}

TEST(WeightedList, IsMalformedWhereAQuotationDoesNotEnd) {
  for (const std::string_view header :
       {R"(")", R"(a/b;t=")", R"(a/b;t="x, c/d)", R"(a/b;t="\")", R"(a/b;t="\)", R"(a, b;t=""")"}) {
    EXPECT_EQ(read(header), "malformed") << header;
  }
}

TEST(WeightedList, TakesEmptyItemsForNothing) {
  for (const std::string_view header : {"", " ", ",", " ,\t,, "}) EXPECT_EQ(read(header), "");
  EXPECT_EQ(read(",a,,b ,"), "a 1000, b 1000");
}

TEST(WeightedList, HasALimit) {
  std::string header;
  for (std::size_t i = 0; i < kWeightedItemsMax; ++i) header += "a,";
  EXPECT_EQ(read_weighted_list(header)->size(), kWeightedItemsMax);
  EXPECT_EQ(read(header + "a"), "malformed");
  EXPECT_EQ(read_weighted_list(header + std::string(10'000, ','))->size(), kWeightedItemsMax);
}

}  // namespace
}  // namespace crm::negotiate
