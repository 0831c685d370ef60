#include "auth/app_grant.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "auth/tokens.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

constexpr AssociateId kAnna{7};
constexpr AppId kApp{3};
constexpr std::int64_t kLifeS = 86'400;

class AppGrantTest : public testing::Test {
 protected:
  AppGrantTest() {
    write([](store::Transaction& transaction) { transaction.put(anna()); });
  }
  static Associate anna() {
    Associate anna;
    anna.id = kAnna;
    anna.login = "anna";
    return anna;
  }
  static Caller caller() {
    Caller caller;
    caller.associate = kAnna;
    caller.app = kApp;
    return caller;
  }
  void write(const std::function<void(store::Transaction&)>& work) {
    ASSERT_TRUE(store_.write(kOnlyTenant, [&](store::Transaction& transaction) -> Result<void> {
      work(transaction);
      return {};
    }));
  }
  NewGrant granted() {
    NewGrant grant;
    write([&](store::Transaction& transaction) {
      grant = issue_grant(transaction, caller(), kLifeS, clock_.now()).value();
    });
    return grant;
  }

  ManualClock clock_{instant("2026-01-31T09:30:00")};
  store::MemoryStore store_{clock_};
};

TEST_F(AppGrantTest, IsAnAccessTokenAndARefreshTokenOfThatApp) {
  const NewGrant grant = granted();
  EXPECT_TRUE(grant.access.text.starts_with("8A:Cust00001."));
  EXPECT_TRUE(grant.refresh.text.starts_with("Cust00001."));
  EXPECT_EQ(grant.refresh.row.kind, TokenKind::RefreshToken);
  EXPECT_EQ(grant.refresh.row.expires_at.ticks, clock_.now().ticks + kLifeS * kTicksPerSecond);
  for (const Token& row : {grant.access.row, grant.refresh.row}) {
    EXPECT_EQ(row.app, kApp);
    EXPECT_EQ(row.grant, grant.refresh.row.id);
    EXPECT_EQ(row.associate, kAnna);
  }
}

TEST_F(AppGrantTest, ATokenNamesItsTenant) {
  EXPECT_EQ(tenant_in_token(random_refresh_token(TenantId{12345})), TenantId{12345});
  EXPECT_EQ(tenant_in_token("8A:Cust12345.x"), TenantId{12345});
  EXPECT_EQ(tenant_in_token("7T:Cust12345.x"), std::nullopt);
  EXPECT_EQ(tenant_in_token(""), std::nullopt);
}

TEST_F(AppGrantTest, GivesFurtherAccessTokensOfTheSameGrant) {
  const NewGrant grant = granted();
  clock_.advance_s(kLifeS - 1);
  write([&](store::Transaction& transaction) {
    const auto next =
        refresh_access_token(transaction, kOnlyTenant, grant.refresh.row.id, clock_.now()).value();
    EXPECT_NE(next.issued.text, grant.access.text);
    EXPECT_EQ(next.issued.row.app, kApp);
    EXPECT_EQ(next.issued.row.grant, grant.refresh.row.id);
  });
}

TEST_F(AppGrantTest, GivesNothingOnceItIsOver) {
  const NewGrant grant = granted();
  clock_.advance_s(kLifeS);
  write([&](store::Transaction& transaction) {
    EXPECT_EQ(refresh_access_token(transaction, kOnlyTenant, grant.refresh.row.id, clock_.now())
                  .error()
                  .kind,
              ErrorKind::Unauthenticated);
  });
}

TEST_F(AppGrantTest, GivesNothingForAnAccessToken) {
  const NewGrant grant = granted();
  write([&](store::Transaction& transaction) {
    EXPECT_FALSE(refresh_access_token(transaction, kOnlyTenant, grant.access.row.id, clock_.now()));
  });
}

TEST_F(AppGrantTest, GivesNothingToARetiredUser) {
  const NewGrant grant = granted();
  write([&](store::Transaction& transaction) {
    Associate retired = anna();
    retired.retired = true;
    transaction.put(retired);
    EXPECT_EQ(refresh_access_token(transaction, kOnlyTenant, grant.refresh.row.id, clock_.now())
                  .error()
                  .kind,
              ErrorKind::Forbidden);
    EXPECT_FALSE(issue_grant(transaction, caller(), kLifeS, clock_.now()));
  });
}

TEST_F(AppGrantTest, IsVoidAsAWholeAndNothingElseIs) {
  const NewGrant grant = granted();
  const NewGrant other = granted();
  write([&](store::Transaction& transaction) {
    const auto further =
        refresh_access_token(transaction, kOnlyTenant, grant.refresh.row.id, clock_.now()).value();
    Caller by_token = caller();
    by_token.scheme = Scheme::AccessToken;
    by_token.credential = raw(further.issued.row.id);
    const auto derived = issue_access_token(transaction, by_token, clock_.now()).value();
    EXPECT_EQ(derived.issued.row.app, kApp);
    EXPECT_EQ(revoke_grant(transaction, kAnna, grant.refresh.row.id).size(), 4U);
    for (const TokenId id : {grant.access.row.id, grant.refresh.row.id, further.issued.row.id,
                             derived.issued.row.id}) {
      EXPECT_TRUE(transaction.token(id)->revoked_at) << raw(id);
    }
    EXPECT_FALSE(transaction.token(other.access.row.id)->revoked_at);
    EXPECT_TRUE(revoke_grant(transaction, kAnna, kNoToken).empty());
    EXPECT_FALSE(
        refresh_access_token(transaction, kOnlyTenant, grant.refresh.row.id, clock_.now()));
  });
}

TEST_F(AppGrantTest, IsVoidWithAllThatTheUserHas) {
  const NewGrant grant = granted();
  write([&](store::Transaction& transaction) {
    EXPECT_EQ(revoke_tokens_of(transaction, kAnna), 2U);
    EXPECT_FALSE(
        refresh_access_token(transaction, kOnlyTenant, grant.refresh.row.id, clock_.now()));
  });
}

TEST_F(AppGrantTest, TheNextOneTooManyVoidsTheOldest) {
  const NewGrant oldest = granted();
  for (std::size_t i = 1; i < kRefreshTokensPerUserMax; ++i) {
    EXPECT_TRUE(granted().changed.empty()) << i;
  }
  const NewGrant next = granted();
  ASSERT_EQ(next.changed.size(), 2U);
  EXPECT_EQ(next.changed.front().grant, oldest.refresh.row.id);
  EXPECT_TRUE(next.changed.front().revoked_at);
}

}  // namespace
}  // namespace crm::auth
