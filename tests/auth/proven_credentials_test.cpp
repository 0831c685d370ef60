#include "auth/proven_credentials.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace crm::auth {
namespace {

using std::chrono::seconds;
using Owner = ProvenCredentials::Owner;

constexpr SteadyTime kNow{std::chrono::hours{1}};

Account account(int id, std::string login) {
  Account a;
  a.associate = AssociateId{id};
  a.login = std::move(login);
  a.password_hash = "$hash";
  return a;
}

std::shared_ptr<const Directory> directory(std::vector<Account> accounts) {
  return std::make_shared<const Directory>(std::move(accounts));
}

class ProvenCredentialsTest : public testing::Test {
 protected:
  [[nodiscard]] CredentialDigest digest(std::string_view text) const {
    return key_.digest(kOnlyTenant, text);
  }

  const Account anna_ = account(1, "anna");
  const Account bo_ = account(2, "bo");
  ProvenCredentials proven_{100, seconds{300}, directory({anna_, bo_})};

 private:
  CredentialKey key_;
};

TEST_F(ProvenCredentialsTest, FindsWhoseItIsAndNothingElse) {
  proven_.remember(digest("anna:x"), anna_, kNow);
  EXPECT_EQ(proven_.find(digest("anna:x"), kNow),
            (Owner{caller_by_password(anna_), Standing::Admitted}));
  EXPECT_FALSE(proven_.find(digest("anna:y"), kNow));
  EXPECT_FALSE(proven_.find(digest("bo:x"), kNow));
}

TEST_F(ProvenCredentialsTest, ForgetsWhenTheTimeIsOver) {
  proven_.remember(digest("anna:x"), anna_, kNow);
  EXPECT_TRUE(proven_.find(digest("anna:x"), kNow + seconds{299}));
  EXPECT_FALSE(proven_.find(digest("anna:x"), kNow + seconds{300}));
}

TEST_F(ProvenCredentialsTest, CountsTheTimeFromTheLatestProof) {
  proven_.remember(digest("anna:x"), anna_, kNow);
  proven_.remember(digest("anna:x"), anna_, kNow + seconds{200});
  EXPECT_TRUE(proven_.find(digest("anna:x"), kNow + seconds{400}));
}

TEST_F(ProvenCredentialsTest, ForgetsTheOldestWhereThereIsNoRoom) {
  ProvenCredentials two(2, seconds{300}, directory({anna_}));
  two.remember(digest("1"), anna_, kNow);
  two.remember(digest("2"), anna_, kNow);
  two.remember(digest("3"), anna_, kNow);
  EXPECT_FALSE(two.find(digest("1"), kNow));
  EXPECT_TRUE(two.find(digest("2"), kNow));
  EXPECT_TRUE(two.find(digest("3"), kNow));
}

TEST_F(ProvenCredentialsTest, KnowsLongerWhatWasRightThanWhoseItIs) {
  ProvenCredentials two(2, seconds{300}, directory({anna_}));
  EXPECT_FALSE(two.has_proven(digest("1")));
  two.remember(digest("1"), anna_, kNow);
  two.remember(digest("2"), anna_, kNow + seconds{5000});
  EXPECT_TRUE(two.has_proven(digest("1")));
  EXPECT_FALSE(two.find(digest("1"), kNow + seconds{5000}));
  two.remember(digest("3"), anna_, kNow + seconds{5000});
  EXPECT_FALSE(two.has_proven(digest("1")));
  two.replace(directory({}));
  EXPECT_FALSE(two.has_proven(digest("2")));
}

TEST_F(ProvenCredentialsTest, NeverHoldsMoreThanItMay) {
  constexpr int kMax = 200;
  ProvenCredentials some(kMax, seconds{300}, directory({anna_}));
  for (int i = 0; i < 10 * kMax; ++i) some.remember(digest(std::to_string(i)), anna_, kNow);
  int found = 0;
  for (int i = 0; i < 10 * kMax; ++i) found += some.find(digest(std::to_string(i)), kNow) ? 1 : 0;
  EXPECT_LE(found, kMax);
  EXPECT_GT(found, kMax / 2);
}

TEST_F(ProvenCredentialsTest, RemembersNothingWhereItMayHoldNothing) {
  ProvenCredentials none(0, seconds{300}, directory({anna_}));
  none.remember(digest("1"), anna_, kNow);
  EXPECT_FALSE(none.find(digest("1"), kNow));
}

TEST_F(ProvenCredentialsTest, ForgetsWhosePasswordRetirementOrAccountChangedAndKeepsTheOthers) {
  Account changed = account(3, "chris");
  Account retired = account(4, "dora");
  const Account gone = account(5, "eve");
  ProvenCredentials proven(100, seconds{300}, directory({anna_, changed, retired, gone}));
  proven.remember(digest("anna"), anna_, kNow);
  proven.remember(digest("chris"), changed, kNow);
  proven.remember(digest("dora"), retired, kNow);
  proven.remember(digest("eve"), gone, kNow);

  changed.password_hash = "$other";
  retired.standing = Standing::Retired;
  proven.replace(directory({anna_, changed, retired}));

  EXPECT_TRUE(proven.find(digest("anna"), kNow));
  EXPECT_FALSE(proven.find(digest("chris"), kNow));
  EXPECT_FALSE(proven.find(digest("dora"), kNow));
  EXPECT_FALSE(proven.find(digest("eve"), kNow));
}

TEST_F(ProvenCredentialsTest, TellsTheLastLogOutOfTheNewestDirectory) {
  proven_.remember(digest("anna"), anna_, kNow);
  Account left = anna_;
  left.last_logout = Instant{77};
  proven_.replace(directory({left}));
  EXPECT_EQ(proven_.find(digest("anna"), kNow),
            (Owner{caller_by_password(left), Standing::Admitted}));
}

TEST_F(ProvenCredentialsTest, DoesNotRememberAProofAgainstAPasswordThatIsNoMore) {
  Account changed = anna_;
  changed.password_hash = "$other";
  proven_.replace(directory({changed, bo_}));
  proven_.remember(digest("anna"), anna_, kNow);
  EXPECT_FALSE(proven_.find(digest("anna"), kNow));
  proven_.remember(digest("bo"), bo_, kNow);
  EXPECT_TRUE(proven_.find(digest("bo"), kNow));
}

TEST_F(ProvenCredentialsTest, StandsManyThreadsAtOnce) {
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this, t] {
      for (int i = 0; i < 500; ++i) {
        const auto one = digest(std::to_string(i % 50));
        if (t == 0 && i % 20 == 0) proven_.replace(directory({anna_, bo_}));
        if (t % 2 == 1) proven_.remember(one, anna_, kNow);
        if (const auto found = proven_.find(one, kNow)) {
          EXPECT_EQ(found->caller.associate, AssociateId{1});
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(CredentialKey, GivesEqualDigestsOnlyForEqualCredentialsOfOneTenantAndOneProcess) {
  const CredentialKey key;
  EXPECT_EQ(key.digest(TenantId{1}, "a:b"), key.digest(TenantId{1}, "a:b"));
  EXPECT_NE(key.digest(TenantId{1}, "a:b"), key.digest(TenantId{2}, "a:b"));
  EXPECT_NE(key.digest(TenantId{1}, "a:b"), key.digest(TenantId{1}, "a:c"));
  EXPECT_NE(key.digest(TenantId{1}, "a:b"), CredentialKey().digest(TenantId{1}, "a:b"));
}

}  // namespace
}  // namespace crm::auth
