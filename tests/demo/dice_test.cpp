#include "demo/dice.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace crm::demo {
namespace {

TEST(Dice, ThrowOtherNumbersForEveryRowAndSeed) {
  constexpr std::uint32_t kSides = 0xFFFF'FFFF;
  std::set<std::uint32_t> thrown;
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    for (std::uint64_t row = 0; row < 50; ++row) {
      Dice dice(seed, row);
      for (int i = 0; i < 20; ++i) thrown.insert(dice.roll(kSides));
    }
  }
  EXPECT_EQ(thrown.size(), 4U * 50 * 20);
}

TEST(Dice, FallTheSameWayEveryTime) {
  Dice dice(1, 2);
  Dice again(1, 2);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(dice.roll(1000), again.roll(1000));
}

TEST(Dice, FallOnEverySideAboutAlikeOften) {
  Dice dice(3, 4);
  std::array<int, 6> fallen{};
  for (int i = 0; i < 60'000; ++i) ++fallen.at(dice.roll(6));
  for (const int count : fallen) EXPECT_NEAR(count, 10'000, 500);
}

TEST(Dice, ThrowSmallNumbersMoreOftenThanLargeOnesWhenAskedTo) {
  Dice dice(5, 6);
  int small = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::uint32_t thrown = dice.roll_small(1 << 10, 9);
    ASSERT_LT(thrown, 1U << 10);
    if (thrown < 32) ++small;
  }
  EXPECT_GT(small, 500);
}

}  // namespace
}  // namespace crm::demo
