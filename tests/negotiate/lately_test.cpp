#include "negotiate/lately.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace crm::negotiate {
namespace {

class LatelyTest : public testing::Test {
 protected:
  std::string read(std::string_view text) {
    return lately_.of(text, [this](std::string_view given) {
      ++readings_;
      return "read " + std::string(given);
    });
  }

  Lately<std::string> lately_;
  int readings_ = 0;
};

TEST_F(LatelyTest, ReadsATextOnce) {
  EXPECT_EQ(read("nb"), "read nb");
  EXPECT_EQ(read("nb"), "read nb");
  EXPECT_EQ(readings_, 1);
}

TEST_F(LatelyTest, ReadsAnEmptyTextToo) {
  EXPECT_EQ(read(""), "read ");
  EXPECT_EQ(read(""), "read ");
  EXPECT_EQ(readings_, 1);
}

// More texts than there are places: some fall where others were.
TEST_F(LatelyTest, NeverTakesOneTextForAnother) {
  constexpr int kTexts = 1000;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < kTexts; ++i) {
      const std::string text = std::to_string(i);
      EXPECT_EQ(read(text), "read " + text);
    }
  }
  EXPECT_GT(readings_, kTexts);
}

TEST_F(LatelyTest, KeepsNothingThatIsLongerThanItsLimit) {
  const std::string longest(Lately<std::string>::kTextBytesMax, 'x');
  EXPECT_EQ(read(longest), "read " + longest);
  EXPECT_EQ(read(longest), "read " + longest);
  EXPECT_EQ(readings_, 1);
  EXPECT_EQ(read(longest + "x"), "read " + longest + "x");
  EXPECT_EQ(read(longest + "x"), "read " + longest + "x");
  EXPECT_EQ(readings_, 3);
}

TEST_F(LatelyTest, KnowsNothingOfATextThatCouldNotBeRead) {
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(read(std::to_string(i)).empty());  // no place is free
  EXPECT_EQ(read("nb"), "read nb");
  const auto fail = [](std::string_view) -> std::string { throw std::runtime_error("no"); };
  EXPECT_EQ(lately_.of("nb", fail), "read nb");  // not asked
  EXPECT_THROW((void)lately_.of("sv", fail), std::runtime_error);
  EXPECT_EQ(read("sv"), "read sv");
}

}  // namespace
}  // namespace crm::negotiate
