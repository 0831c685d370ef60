#include "auth/authorization_codes.h"

#include <gtest/gtest.h>

#include <string>

#include "auth/sha256_text.h"
#include "tests/support/times.h"

namespace crm::auth {
namespace {

using Fate = AuthorizationCodes::Fate;

constexpr AppId kApp{3};
constexpr const char* kHome = "https://app.example/";
const Instant kNow = instant("2026-01-31T09:30:00");

Instant later(std::int64_t seconds) { return {kNow.ticks + seconds * kTicksPerSecond}; }

CodeGrant grant(const std::string& verifier = "") {
  CodeGrant grant;
  grant.caller.associate = AssociateId{7};
  grant.caller.app = kApp;
  grant.redirect_uri = kHome;
  grant.challenge = verifier.empty() ? "" : sha256_text(verifier);
  grant.nonce = "n-0S6";
  grant.signed_in_at = kNow;
  return grant;
}

class AuthorizationCodesTest : public testing::Test {
 protected:
  Fate take(const std::string& code, const std::string& verifier = "", Instant now = kNow,
            AppId app = kApp, const std::string& uri = kHome) {
    return codes_.take(code, {app, uri, verifier}, now).fate;
  }
  AuthorizationCodes codes_{4};
};

TEST_F(AuthorizationCodesTest, AreGoodForWhatTheyWereIssuedFor) {
  const std::string code = codes_.issue(grant(), kNow);
  EXPECT_EQ(code.size(), 43U);
  const auto taken = codes_.take(code, {kApp, kHome, ""}, later(59));
  EXPECT_EQ(taken.fate, Fate::Good);
  EXPECT_EQ(taken.grant, grant());
}

TEST_F(AuthorizationCodesTest, AreOverAfterAMinute) {
  const std::string code = codes_.issue(grant(), kNow);
  EXPECT_EQ(take(code, "", later(60)), Fate::Wrong);
  EXPECT_EQ(take(code), Fate::Wrong);
}

TEST_F(AuthorizationCodesTest, AreOfNobodyElse) {
  EXPECT_EQ(take("x"), Fate::Wrong);
  EXPECT_EQ(take(std::string(kCodeBytesMax + 1, 'x')), Fate::Wrong);
  EXPECT_EQ(take(codes_.issue(grant(), kNow), "", kNow, AppId{4}), Fate::Wrong);
  EXPECT_EQ(take(codes_.issue(grant(), kNow), "", kNow, kApp, "https://app.example"), Fate::Wrong);
}

TEST_F(AuthorizationCodesTest, NeedTheVerifierJustWhereThereIsAChallenge) {
  const std::string verifier(43, 'v');
  const std::string other(43, 'w');
  EXPECT_EQ(take(codes_.issue(grant(verifier), kNow), verifier), Fate::Good);
  EXPECT_EQ(take(codes_.issue(grant(verifier), kNow), other), Fate::Wrong);
  EXPECT_EQ(take(codes_.issue(grant(verifier), kNow)), Fate::Wrong);
  EXPECT_EQ(take(codes_.issue(grant(), kNow), verifier), Fate::Wrong);
}

TEST_F(AuthorizationCodesTest, AreGoodForOneTryRightOrWrong) {
  const std::string verifier(43, 'v');
  const std::string code = codes_.issue(grant(verifier), kNow);
  EXPECT_EQ(take(code), Fate::Wrong);
  EXPECT_EQ(take(code, verifier), Fate::Wrong);
}

TEST_F(AuthorizationCodesTest, TellWhatTheyGaveWhenShownAgain) {
  const std::string code = codes_.issue(grant(), kNow);
  EXPECT_EQ(take(code), Fate::Good);
  EXPECT_TRUE(codes_.give(code, TokenId{12}));
  const auto again = codes_.take(code, {kApp, kHome, ""}, later(600));
  EXPECT_EQ(again.fate, Fate::ShownAgain);
  EXPECT_EQ(again.given, TokenId{12});
  EXPECT_EQ(again.grant, grant());
}

TEST_F(AuthorizationCodesTest, BehindAChangeOfTheirTenantAreVoidUnlessShown) {
  CodeGrant elsewhere = grant();
  elsewhere.caller.tenant = TenantId{2};
  const std::string shown = codes_.issue(grant(), kNow);
  const std::string fresh = codes_.issue(grant(), kNow);
  const std::string other = codes_.issue(elsewhere, kNow);
  EXPECT_EQ(take(shown), Fate::Good);
  codes_.forget(grant().caller.tenant);
  EXPECT_EQ(take(fresh), Fate::Wrong);
  EXPECT_EQ(take(other), Fate::Good);
  EXPECT_EQ(take(shown), Fate::ShownAgain);
}

TEST_F(AuthorizationCodesTest, ShownAgainWhileTheyGiveGiveNothing) {
  const std::string code = codes_.issue(grant(), kNow);
  EXPECT_EQ(take(code), Fate::Good);
  EXPECT_EQ(codes_.take(code, {kApp, kHome, ""}, kNow).given, kNoToken);
  EXPECT_FALSE(codes_.give(code, TokenId{12}));
}

TEST_F(AuthorizationCodesTest, LeaveFromTheOldestWhereThereIsNoRoom) {
  const std::string first = codes_.issue(grant(), kNow);
  const std::string second = codes_.issue(grant(), kNow);
  for (int i = 0; i < 3; ++i) static_cast<void>(codes_.issue(grant(), kNow));
  EXPECT_EQ(take(first), Fate::Wrong);
  EXPECT_EQ(take(second), Fate::Good);
  EXPECT_TRUE(codes_.give(first, TokenId{1}));
}

TEST_F(AuthorizationCodesTest, AreForgottenOnceTheyAndWhatTheyGaveAreOver) {
  const std::string code = codes_.issue(grant(), kNow);
  EXPECT_EQ(take(code), Fate::Good);
  static_cast<void>(codes_.issue(grant(), later(3600)));
  EXPECT_EQ(take(code, "", later(3600)), Fate::Wrong);
}

}  // namespace
}  // namespace crm::auth
