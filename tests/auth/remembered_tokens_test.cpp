#include "auth/remembered_tokens.h"

#include <gtest/gtest.h>

#include <cstddef>

#include "tests/support/times.h"

namespace crm::auth {
namespace {

const Instant kNoon = instant("2026-03-01T12:00:00");

// The first byte says which shard.
CredentialDigest digest(unsigned char first, unsigned char second = 0) {
  CredentialDigest digest{};
  digest[0] = first;
  digest[1] = second;
  return digest;
}

TEST(RememberedTokens, AreForgottenWhenTheyEnd) {
  RememberedTokens tokens(100);
  EXPECT_FALSE(tokens.find(digest(1), kNoon));
  tokens.remember(digest(1), "anna", {kNoon.ticks + 1});
  EXPECT_EQ(tokens.find(digest(1), kNoon), "anna");
  EXPECT_FALSE(tokens.find(digest(2), kNoon));
  EXPECT_FALSE(tokens.find(digest(1), {kNoon.ticks + 1}));
}

TEST(RememberedTokens, MakeRoomByTheOldest) {
  RememberedTokens tokens(32);  // two in each shard
  for (unsigned char i = 0; i < 3; ++i) tokens.remember(digest(16, i), "anna", kLatest);
  EXPECT_FALSE(tokens.find(digest(16, 0), kNoon));
  EXPECT_TRUE(tokens.find(digest(16, 1), kNoon));
  EXPECT_TRUE(tokens.find(digest(16, 2), kNoon));
  tokens.remember(digest(16, 1), "otto", kLatest);  // it has an owner already
  EXPECT_EQ(tokens.find(digest(16, 1), kNoon), "anna");
  tokens.remember(digest(17), "berta", kLatest);
  EXPECT_EQ(tokens.find(digest(17), kNoon), "berta");
  EXPECT_TRUE(tokens.find(digest(16, 2), kNoon));
}

}  // namespace
}  // namespace crm::auth
