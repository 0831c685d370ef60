#include "auth/pkce.h"

#include <gtest/gtest.h>

#include <string>

#include "auth/sha256_text.h"

namespace crm::auth {
namespace {

// Of RFC 7636, appendix B.
constexpr const char* kVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
constexpr const char* kChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

TEST(Pkce, ProvesWhatItsRfcSays) {
  EXPECT_TRUE(proves(kVerifier, kChallenge));
  EXPECT_TRUE(is_challenge(kChallenge));
}

TEST(Pkce, ProvesNothingElse) {
  const std::string other = "ABjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  EXPECT_FALSE(proves(other, kChallenge));
  EXPECT_FALSE(proves("", kChallenge));
  EXPECT_FALSE(proves(kVerifier, ""));
  EXPECT_FALSE(proves(kChallenge, kChallenge));  // as the method plain would have it
}

TEST(Pkce, TakesVerifiersOfTheRightFormAlone) {
  for (const std::string& verifier :
       {std::string(42, 'a'), std::string(129, 'a'), std::string(43, '+')}) {
    EXPECT_FALSE(proves(verifier, sha256_text(verifier))) << verifier;
  }
  const std::string longest(128, '~');
  EXPECT_TRUE(proves(longest, sha256_text(longest)));
}

TEST(Pkce, TakesChallengesOfTheRightFormAlone) {
  EXPECT_FALSE(is_challenge(""));
  EXPECT_FALSE(is_challenge(std::string(42, 'a')));
  EXPECT_FALSE(is_challenge(std::string(44, 'a')));
  EXPECT_FALSE(is_challenge(std::string(43, '=')));
}

// Of OpenID Connect Core 1.0, appendix A.4.
TEST(Pkce, HalfAHashIsThatOfTheSpecification) {
  EXPECT_EQ(half_sha256_text("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"),
            "77QmUPtjPfzWtF2AnpK9RQ");
}

}  // namespace
}  // namespace crm::auth
