#include "auth/password_hash.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <string>

#include "auth/basic.h"

namespace crm::auth {
namespace {

constexpr HashCost kCheap{8192, 1};

TEST(PasswordHash, MatchesItsPasswordAndNoOther) {
  const auto phc = hash_password("correct horse", kCheap);
  ASSERT_TRUE(phc);
  EXPECT_TRUE(phc->starts_with("$argon2id$v=19$m=8,t=1,p=1$")) << *phc;
  EXPECT_EQ(matches(*phc, "correct horse"), Result<bool>(true));
  EXPECT_EQ(matches(*phc, "correct hors"), Result<bool>(false));
  EXPECT_EQ(matches(*phc, ""), Result<bool>(false));
}

TEST(PasswordHash, TakesEmptyPasswordsAndThoseWithZeroBytes) {
  EXPECT_EQ(matches(*hash_password("", kCheap), ""), Result<bool>(true));
  const std::string with_zero("a\0b", 3);
  const auto phc = hash_password(with_zero, kCheap);
  EXPECT_EQ(matches(*phc, with_zero), Result<bool>(true));
  EXPECT_EQ(matches(*phc, "a"), Result<bool>(false));
}

TEST(PasswordHash, SaltsEveryHash) {
  EXPECT_NE(*hash_password("same", kCheap), *hash_password("same", kCheap));
}

TEST(PasswordHash, RefusesAPasswordThatIsTooLongAndNeverCutsOne) {
  const std::string longest(kPasswordBytesMax, 'x');
  const auto phc = hash_password(longest, kCheap);
  ASSERT_TRUE(phc);
  EXPECT_EQ(matches(*phc, longest), Result<bool>(true));
  EXPECT_EQ(matches(*phc, longest.substr(1)), Result<bool>(false));
  const auto refused = hash_password(longest + "x", kCheap);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::BadRequest);
}

TEST(PasswordHash, SaysWhenTheCostIsImpossible) {
  for (const HashCost cost : {HashCost{1024, 1}, HashCost{8192, 0}}) {
    const auto phc = hash_password("x", cost);
    ASSERT_FALSE(phc);
    EXPECT_EQ(phc.error().kind, ErrorKind::Internal);
  }
}

TEST(PasswordHash, TellsTheCostOfAHash) {
  EXPECT_EQ(cost_of(*hash_password("x", kCheap)), kCheap);
  EXPECT_EQ(cost_of(*hash_password("x", HashCost{64 * 1024, 3})), (HashCost{64 * 1024, 3}));
}

TEST(PasswordHash, KnowsNoCostOfWhatIsNoHashAndMatchesNothingWithIt) {
  for (const std::string text :
       {"", "secret", "$argon2id$", "$2b$10$abcdefghijklmnopqrstuv",
        "$argon2id$v=19$m=8,t=1,p=1$c2FsdA", "$argon2id$v=19$m=x,t=1,p=1$YWJjZGVmZ2hpag$YWJj"}) {
    EXPECT_FALSE(cost_of(text)) << text;
    EXPECT_EQ(matches(text, text), Result<bool>(false)) << text;
  }
  EXPECT_FALSE(cost_of(std::string(500, '$')));
}

TEST(PasswordHash, MakesAHashOfTheSameCostThatNothingMatches) {
  const std::string nobody = unmatchable_hash(kCheap);
  EXPECT_EQ(cost_of(nobody), kCheap);
  EXPECT_EQ(matches(nobody, ""), Result<bool>(false));
  EXPECT_EQ(matches(nobody, "nobody"), Result<bool>(false));
  EXPECT_EQ(nobody.size(), hash_password("x", kCheap)->size());
  EXPECT_NE(nobody, unmatchable_hash(kCheap));
}

TEST(PasswordHash, CallsAHashCheaperThatTookLessWorkInAll) {
  constexpr HashCost kNow{64 * 1024, 2};
  EXPECT_TRUE(is_cheaper({32 * 1024, 2}, kNow));
  EXPECT_TRUE(is_cheaper({64 * 1024, 1}, kNow));
  EXPECT_FALSE(is_cheaper(kNow, kNow));
  EXPECT_FALSE(is_cheaper({128 * 1024, 1}, kNow));
  EXPECT_FALSE(is_cheaper({128 * 1024, 3}, kNow));
}

}  // namespace
}  // namespace crm::auth
