#include "jose/signing_keys.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "jose/base64url.h"
#include "jose/public_key.h"
#include "jose/rsa_numbers.h"
#include "jose/strict_json.h"
#include "tests/jose/rfc_vectors.h"
#include "tests/support/times.h"
#include "tests/support/token_maker.h"

namespace crm::jose {
namespace {

const Instant kNow = instant("2026-03-01T12:00:00");

Instant later(std::int64_t seconds) { return {kNow.ticks + seconds * kTicksPerSecond}; }

// Made once: each costs some 100 ms.
const SigningKeys& ring() {
  static const SigningKeys made = SigningKeys::generate(kNow).value();
  return made;
}

std::string claims(Instant now) {
  const auto seconds = now.ticks / kTicksPerSecond;
  return R"({"iss":"us","aud":"you","sub":"7","iat":)" + std::to_string(seconds) + R"(,"exp":)" +
         std::to_string(seconds + 3600) + "}";
}

// Whether a key of the set has signed the token.
bool is_signed(std::string_view token, std::string_view jwks) {
  const auto set = strict_object(jwks).value();
  const std::size_t end = token.rfind('.');
  for (const auto& jwk : set.at("keys").as_array()) {
    const auto bytes = [&](std::string_view name) {
      return from_base64url(text_of(jwk.as_object(), name).value()).value();
    };
    const auto key = PublicKey::of_rsa(bytes("n"), bytes("e"));
    if (key->verifies(token.substr(0, end), from_base64url(token.substr(end + 1)).value())) {
      return true;
    }
  }
  return false;
}

TEST(SigningKeys, SignWhatTheirKeySetChecks) {
  const auto token = ring().sign(claims(kNow), kNow);
  ASSERT_TRUE(token);
  const std::string header = from_base64url(token->substr(0, token->find('.'))).value();
  EXPECT_EQ(header, R"({"alg":"RS256","typ":"JWT","kid":")" + ring().keys().front().kid + "\"}");
  EXPECT_TRUE(is_signed(*token, ring().jwks(kNow)));
}

TEST(SigningKeys, AreNamedByTheirThumbprint) {
  const RsaNumbers numbers{from_base64url(rfc::kNamedModulus).value(),
                           from_base64url(rfc::kExponent).value()};
  EXPECT_EQ(thumbprint(numbers), rfc::kThumbprint);
  EXPECT_EQ(ring().keys().front().kid, thumbprint(rsa_numbers(ring().keys().front().key)));
}

TEST(SigningKeys, StayPublishedUntilWhatTheySignedIsOver) {
  const auto token = ring().sign(claims(kNow), kNow);
  const auto next = ring().rotated(kNow);
  ASSERT_TRUE(next);
  ASSERT_EQ(next->keys().size(), 2U);
  EXPECT_NE(next->keys().front().kid, ring().keys().front().kid);
  EXPECT_EQ(next->keys().back().retired_at, kNow);
  EXPECT_TRUE(is_signed(*token, next->jwks(kNow)));
  const std::string kid = "\"" + ring().keys().front().kid + "\"";
  EXPECT_NE(next->jwks(later(kSignedLifeMaxS - 1)).find(kid), std::string::npos);
  EXPECT_EQ(next->jwks(later(kSignedLifeMaxS)).find(kid), std::string::npos);
  const auto third = next->rotated(later(kSignedLifeMaxS));
  ASSERT_TRUE(third);
  EXPECT_EQ(third->keys().size(), 2U);
}

TEST(SigningKeys, AreNotReplacedWhileTooManyAreStillNeeded) {
  auto keys = SigningKeys::generate(kNow);
  for (std::size_t i = 1; i < kSigningKeysMax; ++i) {
    keys = keys->rotated(kNow);
    ASSERT_TRUE(keys);
  }
  const auto one_more = keys->rotated(kNow);
  ASSERT_FALSE(one_more);
  EXPECT_EQ(one_more.error().kind, ErrorKind::Busy);
  const auto read = SigningKeys::parse(keys->text().view());  // the longest text there is
  ASSERT_TRUE(read);
  EXPECT_EQ(read->jwks(kNow), keys->jwks(kNow));
  EXPECT_TRUE(keys->rotated(later(kSignedLifeMaxS)));
}

TEST(SigningKeys, SignNothingThatOutlivesThem) {
  const auto seconds = kNow.ticks / kTicksPerSecond;
  const auto until = [&](std::int64_t exp) { return R"({"exp":)" + std::to_string(exp) + "}"; };
  EXPECT_TRUE(ring().sign(until(seconds + kSignedLifeMaxS), kNow));
  EXPECT_FALSE(ring().sign(until(seconds + kSignedLifeMaxS + 1), kNow));
  for (const char* other : {"{}", "[]", "", R"({"exp":"1"})", R"({"exp":1,"exp":1})"}) {
    EXPECT_FALSE(ring().sign(other, kNow)) << other;
  }
}

TEST(SigningKeys, AreReadAsTheyWereWritten) {
  const auto next = ring().rotated(later(60));
  const KeyRingText text = next->text();
  const auto read = SigningKeys::parse(text.view());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->text().view(), text.view());
  EXPECT_EQ(read->keys().front().made_at, later(60));
  EXPECT_EQ(read->keys().back().retired_at, later(60));
  const auto token = read->sign(claims(kNow), kNow);
  EXPECT_TRUE(is_signed(*token, next->jwks(kNow)));
}

TEST(SigningKeys, RefuseATextThatIsNotWhole) {
  const KeyRingText text = ring().text();
  const std::string_view whole = text.view();
  ASSERT_TRUE(SigningKeys::parse(whole));
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    EXPECT_FALSE(SigningKeys::parse(whole.substr(0, size))) << size;
  }
  EXPECT_FALSE(SigningKeys::parse(std::string(whole) + "\n"));
  EXPECT_FALSE(SigningKeys::parse("\n" + std::string(whole)));
}

TEST(SigningKeys, RefuseKeysThatAreNotTheirs) {
  const std::string title = "active-contacts signing keys, version 1\n";
  const std::string made = "made 2026-03-01T12:00:00Z\n";
  const std::string retired = "retired 2026-03-01T12:00:00Z\n";
  const TokenMaker good(TokenMaker::Kind::Rsa, "good");
  const TokenMaker other(TokenMaker::Kind::Rsa, "other");
  const std::string first = made + good.private_pem();
  const std::string second = made + retired + other.private_pem();
  EXPECT_TRUE(SigningKeys::parse(title + first + second));
  const TokenMaker weak(TokenMaker::Kind::Rsa, "weak", 1024);
  const TokenMaker curve(TokenMaker::Kind::P256, "curve");
  for (const std::string& wrong : std::vector<std::string>{
           first,                                                // no title
           title,                                                // no key
           title + made + weak.private_pem(),                    // too short
           title + made + curve.private_pem(),                   // of another kind
           title + made + good.public_pem(),                     // nothing to sign with
           title + made + retired + good.private_pem(),          // none that signs
           title + first + made + other.private_pem(),           // two that sign
           title + first + made + retired + good.private_pem(),  // twice the same
           title + "made 2026-03-01T12:00:00.5Z\n" + good.private_pem(),
           title + "made 2026-03-01\n" + good.private_pem(), title + good.private_pem(),
           "active-contacts signing keys, version 2\n" + first}) {
    const auto read = SigningKeys::parse(wrong);
    ASSERT_FALSE(read) << wrong.substr(0, 80);
    EXPECT_EQ(read.error().detail.find("PRIVATE"), std::string::npos);
  }
}

}  // namespace
}  // namespace crm::jose
