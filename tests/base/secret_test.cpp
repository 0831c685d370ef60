#include "base/secret.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace crm {
namespace {

TEST(Secret, TakesWhatFitsAndNothingOfTheRest) {
  SecretOf<8> secret;
  EXPECT_TRUE(secret.append("abc"));
  EXPECT_FALSE(secret.append("defghi"));
  EXPECT_EQ(secret.view(), "abc");
  EXPECT_TRUE(secret.append("defgh"));
  EXPECT_EQ(secret.view(), "abcdefgh");
}

TEST(Secret, LeavesNothingBehindWhereItMovedFrom) {
  SecretOf<8> from;
  ASSERT_TRUE(from.append("abc"));
  const char* const memory = from.view().data();
  SecretOf<8> to(std::move(from));
  EXPECT_EQ(to.view(), "abc");
  EXPECT_TRUE(from.view().empty());  // NOLINT(bugprone-use-after-move): what this is about
  EXPECT_TRUE(std::all_of(memory, memory + 3, [](char c) { return c == '\0'; }));
}

TEST(Secret, IsWipedWhenItIsReplaced) {
  SecretOf<8> secret;
  ASSERT_TRUE(secret.append("abcdef"));
  SecretOf<8> other;
  ASSERT_TRUE(other.append("x"));
  secret = std::move(other);
  EXPECT_EQ(secret.view(), "x");
  EXPECT_EQ(std::string_view(secret.room().data(), 6), std::string_view("x\0\0\0\0\0", 6));
}

TEST(Secret, WipesEveryByteItIsGiven) {
  std::array<char, 4> bytes{'a', 'b', 'c', 'd'};
  wipe({bytes.data(), 3});
  EXPECT_EQ(std::string_view(bytes.data(), 4), std::string_view("\0\0\0d", 4));
}

}  // namespace
}  // namespace crm
