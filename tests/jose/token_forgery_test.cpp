// What somebody tries who has seen a good token and the public keys, and has no private one.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "jose/base64url.h"
#include "jose/token_check.h"
#include "tests/support/times.h"
#include "tests/support/token_maker.h"

namespace crm::jose {
namespace {

const Instant kNow = instant("2026-03-01T12:00:00");
const std::string kClaims =
    R"({"iss":"them","aud":"us","upn":"anna","iat":1772366400,"exp":1772370000})";

class TokenForgery : public testing::Test {
 protected:
  static const TokenMaker& rsa() {
    static const TokenMaker made(TokenMaker::Kind::Rsa, "r");
    return made;
  }
  static const TokenMaker& curve() {
    static const TokenMaker made(TokenMaker::Kind::P256, "e");
    return made;
  }

  static bool is_believed(std::string_view token) {
    static const VerificationKeys keys =
        VerificationKeys::parse(key_set({rsa().jwk(), curve().jwk()})).value();
    const auto checked = check_token(token, keys, {"them", "us"}, kNow);
    if (checked) return true;
    EXPECT_EQ(checked.error().kind, ErrorKind::Unauthenticated) << checked.error().detail;
    return false;
  }
};

TEST_F(TokenForgery, HasSomethingToForge) {
  EXPECT_TRUE(is_believed(rsa().token(kClaims)));
  EXPECT_TRUE(is_believed(curve().token(kClaims)));
}

TEST_F(TokenForgery, WithoutASignature) {
  for (const char* alg : {"none", "None", "NONE", "nOnE", "", "RS256", "ES256"}) {
    for (const char* kid : {"r", "e"}) {
      const std::string header = R"({"alg":")" + std::string(alg) + R"(","kid":")" + kid + "\"}";
      EXPECT_FALSE(is_believed(base64url(header) + "." + base64url(kClaims) + ".")) << header;
      EXPECT_FALSE(is_believed(base64url(header) + "." + base64url(kClaims) + ".AA")) << header;
      EXPECT_FALSE(is_believed(base64url(header) + "." + base64url(kClaims))) << header;
    }
  }
}

TEST_F(TokenForgery, WithThePublicKeyAsSharedSecret) {
  for (const char* alg : {"HS256", "RS256"}) {
    const std::string header = R"({"alg":")" + std::string(alg) + R"(","kid":"r"})";
    const std::string pem = rsa().public_pem();
    EXPECT_FALSE(is_believed(hs256_token(pem, header, kClaims)));
    EXPECT_FALSE(is_believed(hs256_token(pem.substr(0, pem.size() - 1), header, kClaims)));
    EXPECT_FALSE(is_believed(hs256_token(rsa().jwk(), header, kClaims)));
    EXPECT_FALSE(is_believed(hs256_token("", header, kClaims)));
  }
}

TEST_F(TokenForgery, WithAnotherKeyUnderAKnownName) {
  const TokenMaker evil(TokenMaker::Kind::Rsa, "r");
  EXPECT_FALSE(is_believed(evil.token(kClaims)));
  const TokenMaker evil_curve(TokenMaker::Kind::P256, "e");
  EXPECT_FALSE(is_believed(evil_curve.token(kClaims)));
}

TEST_F(TokenForgery, WithTheNamesSwapped) {
  EXPECT_FALSE(is_believed(curve().token(R"({"alg":"ES256","kid":"r"})", kClaims)));
  EXPECT_FALSE(is_believed(curve().token(R"({"alg":"RS256","kid":"r"})", kClaims)));
  EXPECT_FALSE(is_believed(curve().token(R"({"alg":"RS256","kid":"e"})", kClaims)));
  EXPECT_FALSE(is_believed(rsa().token(R"({"alg":"RS256","kid":"e"})", kClaims)));
  EXPECT_FALSE(is_believed(rsa().token(R"({"alg":"ES256","kid":"r"})", kClaims)));
  EXPECT_FALSE(is_believed(rsa().token(R"({"alg":"PS256","kid":"r"})", kClaims)));
  EXPECT_FALSE(is_believed(rsa().token(R"({"alg":"RS512","kid":"r"})", kClaims)));
  EXPECT_FALSE(is_believed(rsa().token(R"({"alg":"rs256","kid":"r"})", kClaims)));
}

TEST_F(TokenForgery, WithANameThatIsAPathOrAStatement) {
  for (const char* kid : {"../../../../dev/null", "/etc/passwd", "r' OR '1'='1", "r\\u0000", "R",
                          "", "http://127.0.0.1/keys", "r "}) {
    EXPECT_FALSE(
        is_believed(rsa().token(R"({"alg":"RS256","kid":")" + std::string(kid) + "\"}", kClaims)))
        << kid;
  }
  EXPECT_FALSE(is_believed(rsa().token(R"({"alg":"RS256"})", kClaims)));  // which of the two?
}

TEST_F(TokenForgery, WithAKeyOfItsOwn) {
  const TokenMaker evil(TokenMaker::Kind::Rsa, "evil");
  for (const std::string& more :
       {R"("jwk":)" + evil.jwk(), std::string(R"("jku":"http://127.0.0.1/")"),
        std::string(R"("x5u":"http://127.0.0.1/")"), std::string(R"("x5c":["AAAA"])")}) {
    EXPECT_FALSE(is_believed(evil.token(R"({"alg":"RS256",)" + more + "}", kClaims)));
    EXPECT_FALSE(is_believed(rsa().token(R"({"alg":"RS256","kid":"r",)" + more + "}", kClaims)));
  }
}

TEST_F(TokenForgery, WithOtherClaimsUnderAGoodSignature) {
  const std::string good = rsa().token(kClaims);
  const std::string other =
      base64url(R"({"iss":"them","aud":"us","upn":"root","iat":1772366400,"exp":1772370000})");
  const std::size_t first = good.find('.');
  const std::size_t second = good.rfind('.');
  EXPECT_FALSE(is_believed(good.substr(0, first + 1) + other + good.substr(second)));
  EXPECT_FALSE(is_believed(good.substr(0, first + 1) + good.substr(second)));
}

TEST_F(TokenForgery, CutOffAnywhere) {
  for (const std::string& good : {rsa().token(kClaims), curve().token(kClaims)}) {
    for (std::size_t size = 0; size < good.size(); ++size) {
      EXPECT_FALSE(is_believed(good.substr(0, size))) << size;
    }
  }
}

TEST_F(TokenForgery, WithOneCharacterChangedAnywhere) {
  for (const std::string& good : {rsa().token(kClaims), curve().token(kClaims)}) {
    for (std::size_t at = 0; at < good.size(); ++at) {
      std::string other = good;
      other[at] = good[at] == 'A' ? 'B' : 'A';
      EXPECT_FALSE(is_believed(other)) << at;
    }
  }
}

TEST_F(TokenForgery, WithSomethingBehindOrAround) {
  const std::string good = curve().token(kClaims);
  for (const char* more : {"A", "AA", "=", "==", ".", ".AA", " ", "\n", "\r\n"}) {
    EXPECT_FALSE(is_believed(good + more));
    EXPECT_FALSE(is_believed(more + good));
  }
  EXPECT_FALSE(is_believed(good + std::string(1, '\0')));
}

TEST_F(TokenForgery, WithTheSignatureInAnotherForm) {
  const std::string text = base64url(curve().header()) + "." + base64url(kClaims);
  EXPECT_TRUE(is_believed(text + "." + base64url(curve().signature(text))));
  EXPECT_FALSE(is_believed(text + "." + base64url(curve().der_signature(text))));
  EXPECT_FALSE(is_believed(text + "." + base64url(std::string(64, '\0'))));
  EXPECT_FALSE(is_believed(text + "." + base64url(std::string(64, '\xFF'))));
}

}  // namespace
}  // namespace crm::jose
