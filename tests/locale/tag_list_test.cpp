#include "locale/tag_list.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace crm::locale {
namespace {

using Tags = std::vector<std::string>;

Tags tags(std::string_view header) {
  const TagList list = read_tags(header);
  EXPECT_EQ(list.off, list.tags.empty()) << header;
  return list.tags;
}

TEST(TagList, IsOffWhenItIsEmptyOrOneOfThreeSigns) {
  for (const std::string_view header : {"", " ", "\t ", "*", "x", "X", "-", " * ", " x", "-\t"}) {
    EXPECT_EQ(read_tags(header), (TagList{.off = true, .tags = {}})) << '"' << header << '"';
  }
}

TEST(TagList, ReadsTheSamplesOfTheReference) {
  EXPECT_EQ(tags("fr,de,ru,zh"), (Tags{"fr", "de", "ru", "zh"}));
  EXPECT_EQ(tags("en-us; en-gb"), (Tags{"en-us", "en-gb"}));
  EXPECT_EQ(tags("en"), Tags{"en"});
}

TEST(TagList, PutsTheDearestFirstAndKeepsTheOrderOfEquals) {
  EXPECT_EQ(tags("nb;q=0.2, sv;q=0.7, da"), (Tags{"da", "sv", "nb"}));
  EXPECT_EQ(tags("a;q=0.5,b;q=0.5,c,d;q=0.5,e"), (Tags{"c", "e", "a", "b", "d"}));
  EXPECT_EQ(tags("a;q=0.500,b;q=0.5,c;q=0.501"), (Tags{"c", "a", "b"}));
  EXPECT_EQ(tags("en-us; en-gb;q=0.5; nb"), (Tags{"en-us", "nb", "en-gb"}));
}

TEST(TagList, LeavesOutWhatHasNoWeight) {
  EXPECT_EQ(tags("en;q=0, nb"), Tags{"nb"});
  EXPECT_EQ(tags("en;q=0.000, nb;q=0.001"), Tags{"nb"});
}

// Nothing is left that one could translate into.
TEST(TagList, IsOffWhenNothingIsLeft) {
  for (const std::string_view header :
       {"en;q=0", "en;q=0,nb;q=0", "*;q=0.5", "*;q=0", "*,x,-", ",", " ; ,", ";q=0.5", "q=1"}) {
    EXPECT_TRUE(read_tags(header).off) << header;
    EXPECT_TRUE(read_tags(header).tags.empty()) << header;
  }
}

TEST(TagList, PassesTheSignsOverBesideTags) {
  EXPECT_EQ(tags("nb, *;q=0.1"), Tags{"nb"});
  EXPECT_EQ(tags("*, nb;q=0.1"), Tags{"nb"});
  EXPECT_EQ(tags("x,-,sv"), Tags{"sv"});
  EXPECT_EQ(tags("nb, *;q=0"), Tags{"nb"});  // the weight is that of *, not of nb
}

TEST(TagList, WritesTagsInLowerCaseWithHyphens) {
  EXPECT_EQ(tags("EN_us,nB-No"), (Tags{"en-us", "nb-no"}));
}

TEST(TagList, DoesNotMindBlanksAndEmptyPlaces) {
  EXPECT_EQ(tags(" \ten ;\tQ = 0.5 , , ;nb,"), (Tags{"nb", "en"}));
  EXPECT_EQ(tags("en;;q=0.5,nb"), (Tags{"nb", "en"}));
}

TEST(TagList, DoesNotCountAWeightThatIsNone) {
  for (const std::string_view weight :
       {"q=", "q=x", "q=1.5", "q=-1", "q=2", "q=nan", "q=inf", "q=5e-1", "q=0x0", "q==0"}) {
    const Tags read = tags("en;" + std::string(weight) + ";nb;q=0.9");
    EXPECT_EQ(read.front(), "en") << weight;
  }
}

TEST(TagList, CountsTheLastOfTwoWeights) {
  EXPECT_EQ(tags("en;q=0.1;q=0.9,nb;q=0.5"), (Tags{"en", "nb"}));
}

TEST(TagList, TakesEveryOtherItemForATag) {
  EXPECT_EQ(tags("klingon;level=1"), (Tags{"klingon", "level=1"}));
  EXPECT_EQ(tags("qu;q=0.3,q"), (Tags{"q", "qu"}));
}

TEST(TagList, ReadsSoManyTagsAndNoMore) {
  std::string header;
  for (std::size_t i = 0; i < kTagsMax; ++i) header += "nb,";
  EXPECT_EQ(tags(header + "sv").size(), kTagsMax);
  EXPECT_EQ(tags(header + "sv").back(), "nb");
}

TEST(TagList, CutsLongTagsSoThatTheirFrontStillCounts) {
  const Tags read = tags("en-" + std::string(1000, 'a'));
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].size(), kTagBytesMax);
  EXPECT_TRUE(read[0].starts_with("en-"));
}

RC_GTEST_PROP(TagList, ReadsBackWhatIsWrittenWithFallingWeights, ()) {
  const auto count = *rc::gen::inRange(1, 50);
  std::string header;
  Tags expected;
  for (int i = 0; i < count; ++i) {
    const std::string tag = "t" + std::to_string(i);
    header += (i > 0 ? ", " : "") + tag + ";q=0." + std::to_string(99 - i);
    expected.push_back(tag);
  }
  RC_ASSERT(read_tags(header).tags == expected);
}

}  // namespace
}  // namespace crm::locale
