#include "auth/outside_tokens.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/support/times.h"
#include "tests/support/token_maker.h"

namespace crm::auth {
namespace {

const Instant kNow = instant("2026-03-01T12:00:00");
constexpr TenantId kNorth{12345};

Instant later(std::int64_t seconds) { return {kNow.ticks + seconds * kTicksPerSecond}; }

// Good for an hour from kNow.
std::string claims(const std::string& more = R"(,"preferred_username":"anna")") {
  return R"({"iss":"them","aud":"us","iat":1772366400,"exp":1772370000)" + more + "}";
}

class OutsideTokensTest : public testing::Test {
 protected:
  OutsideTokensTest() { tokens_.replace(keys(maker())); }

  static const TokenMaker& maker() {
    static const TokenMaker made(TokenMaker::Kind::P256, "e");
    return made;
  }
  static jose::VerificationKeys keys(const TokenMaker& maker) {
    return jose::VerificationKeys::parse(key_set({maker.jwk()})).value();
  }
  static OutsideSettings settings() {
    return {.rules = {"them", "us"}, .user_claim = "preferred_username", .tenant_claim = ""};
  }
  OutsideTokens::Heard heard() {
    return [this](std::string_view why, std::uint64_t untold) { heard_.emplace_back(why, untold); };
  }
  ErrorKind fault(const std::string& token, Instant now = kNow) {
    const auto login = tokens_.user_of(kOnlyTenant, token, now);
    return login ? ErrorKind::Internal : login.error().kind;
  }

  std::vector<std::pair<std::string, std::uint64_t>> heard_;
  OutsideTokens tokens_{settings(), heard()};
};

TEST_F(OutsideTokensTest, TellWhoseAGoodTokenIs) {
  EXPECT_EQ(tokens_.user_of(kOnlyTenant, maker().token(claims()), kNow)->login, "anna");
  EXPECT_TRUE(heard_.empty());
}

TEST_F(OutsideTokensTest, TellTheForgedFromTheGenuineThatIsNoGood) {
  const TokenMaker evil(TokenMaker::Kind::P256, "e");
  EXPECT_EQ(fault(evil.token(claims())), ErrorKind::Unauthenticated);
  EXPECT_EQ(fault("eyJ.e30.sig"), ErrorKind::Unauthenticated);
  const std::string token = maker().token(claims());
  EXPECT_EQ(fault(token, later(3660)), ErrorKind::Forbidden);
  EXPECT_EQ(fault(maker().token(R"({"iss":"them"})")), ErrorKind::Forbidden);
}

TEST_F(OutsideTokensTest, AreGoodNoLongerThanTheySayThoughTheyAreRemembered) {
  const std::string token = maker().token(claims());
  EXPECT_EQ(tokens_.user_of(kOnlyTenant, token, kNow), (OutsideUser{"anna", true}));
  EXPECT_EQ(tokens_.user_of(kOnlyTenant, token, later(3659)), (OutsideUser{"anna", false}));
  EXPECT_FALSE(tokens_.user_of(kOnlyTenant, token, later(3660)));
}

TEST_F(OutsideTokensTest, AreForgottenWithTheKeyThatTheyWereCheckedWith) {
  const std::string token = maker().token(claims());
  EXPECT_TRUE(tokens_.user_of(kOnlyTenant, token, kNow));
  EXPECT_FALSE(tokens_.replace(keys(maker())));  // the same
  EXPECT_TRUE(tokens_.user_of(kOnlyTenant, token, kNow));
  const TokenMaker next(TokenMaker::Kind::P256, "e");
  EXPECT_TRUE(tokens_.replace(keys(next)));
  EXPECT_EQ(fault(token), ErrorKind::Unauthenticated);
  EXPECT_TRUE(tokens_.user_of(kOnlyTenant, next.token(claims()), kNow));
}

TEST_F(OutsideTokensTest, NeedTheClaimThatNamesTheUserAsText) {
  for (const char* more : {"", R"(,"preferred_username":"")", R"(,"preferred_username":7)",
                           R"(,"preferred_username":["anna"])", R"(,"email":"anna")"}) {
    EXPECT_EQ(fault(maker().token(claims(more))), ErrorKind::Forbidden) << more;
  }
  OutsideSettings by_mail = settings();
  by_mail.user_claim = "email";
  OutsideTokens tokens(by_mail, {});
  tokens.replace(keys(maker()));
  const std::string token =
      maker().token(claims(R"(,"preferred_username":"root","email":"a@b.test")"));
  EXPECT_EQ(tokens.user_of(kOnlyTenant, token, kNow)->login, "a@b.test");
}

TEST_F(OutsideTokensTest, AreForTheTenantTheyNameWhereThereAreSeveral) {
  OutsideSettings with_tenants = settings();
  with_tenants.tenant_claim = "ctx";
  OutsideTokens tokens(with_tenants, {});
  tokens.replace(keys(maker()));
  const auto token = [&](const std::string& ctx) {
    return maker().token(claims(R"(,"preferred_username":"anna","ctx":)" + ctx));
  };
  EXPECT_EQ(tokens.user_of(kNorth, token("\"Cust12345\""), kNow)->login, "anna");
  EXPECT_EQ(tokens.user_of(kNorth, token("\"cust12345\""), kNow)->login, "anna");
  // Remembered for its tenant alone.
  EXPECT_FALSE(tokens.user_of(TenantId{12346}, token("\"Cust12345\""), kNow));
  for (const char* other : {"\"Cust12346\"", "\"Cust1234\"", "\"12345\"", "12345", "null",
                            R"(["Cust12345"])", R"("Cust12345 ")"}) {
    EXPECT_FALSE(tokens.user_of(kNorth, token(other), kNow)) << other;
  }
  EXPECT_FALSE(tokens.user_of(kNorth, maker().token(claims()), kNow));
}

TEST_F(OutsideTokensTest, AreAllRefusedBeforeTheKeysAreKnown) {
  OutsideTokens tokens(settings(), heard());
  EXPECT_EQ(tokens.keys(), 0U);
  const auto refused = tokens.user_of(kOnlyTenant, maker().token(claims()), kNow);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::Forbidden);
  ASSERT_EQ(heard_.size(), 1U);
}

TEST_F(OutsideTokensTest, AreToldOfOnceASecondAndNothingOfWhatTheyHold) {
  for (int i = 0; i < 5; ++i) EXPECT_NE(fault("eyJ.e30.sig"), ErrorKind::Internal);
  static_cast<void>(tokens_.user_of(kOnlyTenant, "eyJ.e30.sig", later(1)));
  ASSERT_EQ(heard_.size(), 2U);
  EXPECT_EQ(heard_[0].second, 0U);
  EXPECT_EQ(heard_[1].second, 4U);
  EXPECT_EQ(heard_[0].first.find("eyJ"), std::string::npos);
}

}  // namespace
}  // namespace crm::auth
