#include "jose/verification_keys.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/token_maker.h"

namespace crm::jose {
namespace {

const TokenMaker& rsa() {
  static const TokenMaker made(TokenMaker::Kind::Rsa, "r");
  return made;
}
const TokenMaker& curve() {
  static const TokenMaker made(TokenMaker::Kind::P256, "e");
  return made;
}

std::size_t usable(const std::string& document) {
  const auto keys = VerificationKeys::parse(document);
  return keys ? keys->size() : 0;
}

TEST(VerificationKeys, AreFoundByTheirNameAndKnowTheirAlgorithm) {
  const auto keys = VerificationKeys::parse(key_set({rsa().jwk(), curve().jwk()}));
  ASSERT_TRUE(keys);
  ASSERT_NE(keys->find("r"), nullptr);
  EXPECT_EQ(keys->find("r")->algorithm(), Algorithm::Rs256);
  EXPECT_EQ(keys->find("e")->algorithm(), Algorithm::Es256);
  EXPECT_EQ(keys->find("R"), nullptr);
  EXPECT_EQ(keys->find("../../etc/passwd"), nullptr);
  EXPECT_EQ(keys->find(std::nullopt), nullptr);  // which of the two?
  EXPECT_EQ(keys->find(""), nullptr);
}

TEST(VerificationKeys, LoneOnesServeTokensThatNameNone) {
  const auto named = VerificationKeys::parse(key_set({rsa().jwk()}));
  EXPECT_NE(named->find(std::nullopt), nullptr);
  EXPECT_NE(named->find("r"), nullptr);
  EXPECT_EQ(named->find("s"), nullptr);
  const auto nameless = VerificationKeys::parse(rsa().public_pem());
  EXPECT_NE(nameless->find(std::nullopt), nullptr);
  EXPECT_NE(nameless->find("anything"), nullptr);
}

TEST(VerificationKeys, AreThoseThatMaySign) {
  EXPECT_EQ(usable(key_set({rsa().jwk(R"(,"use":"sig","alg":"RS256","x5u":"http://10.0.0.1/")")})),
            1U);
  EXPECT_EQ(usable(key_set({rsa().jwk(R"(,"key_ops":["verify"],"x5c":["AAAA"],"x5t":"AA")")})), 1U);
  for (const char* other :
       {R"(,"use":"enc")", R"(,"use":1)", R"(,"alg":"RS512")", R"(,"alg":"PS256")",
        R"(,"alg":"ES256")", R"(,"alg":"HS256")", R"(,"alg":"none")", R"(,"alg":1)",
        R"(,"key_ops":["encrypt"])", R"(,"key_ops":"verify")", R"(,"d":"AAAA")"}) {
    const auto keys = VerificationKeys::parse(key_set({curve().jwk(), rsa().jwk(other)}));
    ASSERT_TRUE(keys) << other;
    EXPECT_EQ(keys->size(), 1U) << other;
    EXPECT_EQ(keys->passed_over(), 1U) << other;
    EXPECT_EQ(usable(key_set({rsa().jwk(other)})), 0U) << other;
  }
}

TEST(VerificationKeys, AreOfNoOtherKindAndNotWeak) {
  const TokenMaker weak(TokenMaker::Kind::Rsa, "w", 1024);
  for (const std::string& other :
       {weak.jwk(), std::string(R"({"kty":"oct","k":"AAAA","kid":"h"})"),
        std::string(R"({"kty":"OKP","crv":"Ed25519","x":"AAAA","kid":"o"})"),
        std::string(R"({"kty":"EC","crv":"P-384","x":"AAAA","y":"AAAA","kid":"c"})"),
        std::string(R"({"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA","kid":"c"})"),
        std::string(R"({"kty":"RSA","n":"AA=","e":"AQAB","kid":"c"})"), std::string("{}")}) {
    EXPECT_EQ(usable(key_set({rsa().jwk(), other})), 1U) << other;
  }
}

TEST(VerificationKeys, AreRefusedWholeWhereTwoHaveOneName) {
  const TokenMaker other(TokenMaker::Kind::Rsa, "r");
  EXPECT_FALSE(VerificationKeys::parse(key_set({rsa().jwk(), other.jwk()})));
  EXPECT_FALSE(VerificationKeys::parse(key_set({rsa().jwk(), curve().jwk(R"(,"kid":"x")")})));
}

TEST(VerificationKeys, NeedAWellFormedDocumentWithinItsBounds) {
  for (const char* text : {"", "{}", "[]", R"({"keys":{}})", R"({"keys":[]})", R"({"keys":[1]})",
                           R"({"keys":[],"keys":[]})", "<html>", "-----BEGIN CERTIFICATE-----"}) {
    EXPECT_FALSE(VerificationKeys::parse(text)) << text;
  }
  std::string many = key_set({rsa().jwk()});
  many.resize(many.size() - 2);
  for (std::size_t i = 1; i < kKeySetKeysMax; ++i) many += ",{}";
  EXPECT_EQ(usable(many + "]}"), 1U);
  EXPECT_EQ(usable(many + ",{}]}"), 0U);
  std::string large = key_set({rsa().jwk()});
  large.insert(large.size() - 1, kKeySetBytesMax - large.size(), ' ');
  EXPECT_EQ(usable(large), 1U);
  EXPECT_EQ(usable(large + " "), 0U);
}

TEST(VerificationKeys, AreTheSameByTheirKeysAndNames) {
  const auto set = [](const std::string& document) {
    return VerificationKeys::parse(document).value();
  };
  EXPECT_TRUE(set(key_set({rsa().jwk(), curve().jwk()})) ==
              set(key_set({curve().jwk(), rsa().jwk(R"(,"use":"sig")")})));
  EXPECT_FALSE(set(key_set({rsa().jwk()})) == set(rsa().public_pem()));
  EXPECT_FALSE(set(key_set({rsa().jwk()})) == set(key_set({curve().jwk()})));
}

}  // namespace
}  // namespace crm::jose
