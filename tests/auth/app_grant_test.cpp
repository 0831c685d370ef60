#include "auth/app_grant.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "auth/directory.h"
#include "auth/tokens.h"
#include "domain/session.h"
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
    write([](store::Transaction& transaction) {
      transaction.put(anna());
      transaction.put(AppApproval{kApp, "My App-1", {}});
    });
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

TEST_F(AppGrantTest, TheNextOneTooManyErasesTheOldest) {
  const NewGrant oldest = granted();
  for (std::size_t i = 1; i < kRefreshTokensPerUserAndAppMax; ++i) {
    EXPECT_TRUE(granted().erased.empty()) << i;
  }
  const NewGrant next = granted();
  ASSERT_EQ(next.erased.size(), 2U);
  EXPECT_EQ(next.erased.front().grant, oldest.refresh.row.id);
  write([&](store::Transaction& transaction) {
    EXPECT_FALSE(transaction.token(oldest.refresh.row.id));
    EXPECT_FALSE(transaction.token(oldest.access.row.id));
  });
}

TEST_F(AppGrantTest, SignInAndRevokeOverAndOverLeavesNoMoreRowsThanMayBe) {
  const NewGrant kept = granted();
  for (std::size_t i = 0; i < 2 * kRefreshTokensPerUserAndAppMax; ++i) {
    const NewGrant grant = granted();
    write([&](store::Transaction& transaction) {
      revoke_grant(transaction, kAnna, grant.refresh.row.id);
    });
  }
  write([&](store::Transaction& transaction) {
    EXPECT_EQ(transaction.tokens_of(kAnna).size(), 2 * kRefreshTokensPerUserAndAppMax);
    EXPECT_FALSE(
        transaction.token(kept.refresh.row.id)->revoked_at);  // those that are void go first
  });
}

TEST_F(AppGrantTest, TheRowOfARevokedOneGoesWithinTheHour) {
  const NewGrant grant = granted();
  write([&](store::Transaction& transaction) {
    revoke_grant(transaction, kAnna, grant.refresh.row.id);
    EXPECT_EQ(transaction.token(grant.refresh.row.id)->expires_at.ticks,
              clock_.now().ticks + kRevokedKeptS * kTicksPerSecond);
  });
}

TEST_F(AppGrantTest, OneAppDoesNotPushOutWhatAnotherHolds) {
  const NewGrant grant = granted();
  write([&](store::Transaction& transaction) {
    for (std::size_t i = 0; i <= kAccessTokensPerUserAndAppMax; ++i) {
      static_cast<void>(
          put_access_token(transaction, {.associate = kAnna, .app = AppId{4}}, clock_.now()));
    }
    EXPECT_TRUE(transaction.token(grant.access.row.id));
    EXPECT_EQ(transaction.tokens_of(kAnna).size(), 2 + kAccessTokensPerUserAndAppMax);
  });
}

TEST_F(AppGrantTest, ATokenByATokenOfItEndsWithIt) {
  const NewGrant grant = granted();
  Caller by_token = caller();
  by_token.scheme = Scheme::AccessToken;
  clock_.advance_s(kLifeS - 60);
  write([&](store::Transaction& transaction) {
    const auto further =
        refresh_access_token(transaction, kOnlyTenant, grant.refresh.row.id, clock_.now()).value();
    by_token.credential = raw(further.issued.row.id);
    const auto derived = issue_access_token(transaction, by_token, clock_.now()).value();
    EXPECT_EQ(derived.issued.row.expires_at, grant.refresh.row.expires_at);
  });
  clock_.advance_s(60);
  write([&](store::Transaction& transaction) {
    EXPECT_EQ(issue_access_token(transaction, by_token, clock_.now()).error().kind,
              ErrorKind::Unauthenticated);
  });
}

TEST_F(AppGrantTest, IsVoidOnceTheAppIsWithdrawnAndStaysSo) {
  const NewGrant grant = granted();
  write([&](store::Transaction& transaction) {
    const auto other =
        put_access_token(transaction, {.associate = kAnna, .app = AppId{4}}, clock_.now());
    transaction.erase(kApp);
    EXPECT_EQ(revoke_tokens_of(transaction, kApp), 2U);
    EXPECT_FALSE(issue_grant(transaction, caller(), kLifeS, clock_.now()));
    transaction.put(AppApproval{kApp, "My App-2", {}});
    EXPECT_FALSE(
        refresh_access_token(transaction, kOnlyTenant, grant.refresh.row.id, clock_.now()));
    EXPECT_FALSE(transaction.token(other.issued.row.id)->revoked_at);
  });
}

TEST_F(AppGrantTest, NothingIsIssuedForAPasswordThatWasReplacedBehindItsProof) {
  Account before{.associate = kAnna, .password_hash = "one"};
  Caller proven = caller_by_password(before);
  proven.app = kApp;
  write([&](store::Transaction& transaction) {
    transaction.put_password_hash(kAnna, "one");
    EXPECT_TRUE(issue_access_token(transaction, proven, clock_.now()));
    transaction.put_password_hash(kAnna, "another");
    EXPECT_FALSE(issue_access_token(transaction, proven, clock_.now()));
    EXPECT_FALSE(issue_grant(transaction, proven, kLifeS, clock_.now()));
  });
}

TEST_F(AppGrantTest, NothingIsIssuedForABrowserWhoseSessionHasEnded) {
  Session session{.id = SessionId{5}, .associate = kAnna, .scheme = Scheme::Browser};
  Caller browser{.associate = kAnna, .scheme = Scheme::Browser, .credential = 5};
  write([&](store::Transaction& transaction) {
    transaction.put(session);
    EXPECT_TRUE(issue_access_token(transaction, browser, clock_.now()));
    session.ended_at = clock_.now();
    transaction.put(session);
    EXPECT_FALSE(issue_access_token(transaction, browser, clock_.now()));
  });
}

}  // namespace
}  // namespace crm::auth
