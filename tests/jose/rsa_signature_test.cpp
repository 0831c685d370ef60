#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "jose/base64url.h"
#include "jose/public_key.h"
#include "tests/support/token_maker.h"

namespace crm::jose {
namespace {

constexpr std::string_view kMessage = "My App-a1B2c3D4e5.202601311530";

const TokenMaker& maker() {
  static const TokenMaker made(TokenMaker::Kind::Rsa, "partner");
  return made;
}

// In the alphabet of MIME, 256 bytes and so two signs of padding.
std::string base64(std::string_view bytes) {
  std::string text = base64url(bytes);
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  return text + "==";
}

bool verifies(std::string_view message, std::string_view signature) {
  return rsa_sha256_verifies(maker().public_pem(), message, signature).value();
}

TEST(RsaSignature, IsThatOfTheMessageAndOfTheKey) {
  const std::string signature = base64(maker().signature(kMessage));
  EXPECT_TRUE(verifies(kMessage, signature));
  EXPECT_FALSE(verifies("My App-a1B2c3D4e5.202601311531", signature));
  const TokenMaker other(TokenMaker::Kind::Rsa, "other");
  EXPECT_FALSE(verifies(kMessage, base64(other.signature(kMessage))));
}

TEST(RsaSignature, MayLackItsPaddingAndNothingElse) {
  const std::string signature = base64(maker().signature(kMessage));
  EXPECT_TRUE(verifies(kMessage, signature.substr(0, signature.size() - 2)));
  EXPECT_FALSE(verifies(kMessage, signature.substr(0, signature.size() - 1)));
  EXPECT_FALSE(verifies(kMessage, signature + "="));
  EXPECT_FALSE(verifies(kMessage, signature + "\n"));
  EXPECT_FALSE(verifies(kMessage, signature.substr(4)));
  EXPECT_FALSE(verifies(kMessage, ""));
}

TEST(RsaSignature, NeedsAnRsaKeyOf2048Bits) {
  EXPECT_TRUE(rsa_public_key(maker().public_pem()));
  const TokenMaker curve(TokenMaker::Kind::P256, "curve");
  EXPECT_FALSE(rsa_public_key(curve.public_pem()));
  const TokenMaker weak(TokenMaker::Kind::Rsa, "weak", 1024);
  EXPECT_FALSE(rsa_public_key(weak.public_pem()));
  EXPECT_FALSE(rsa_sha256_verifies(weak.public_pem(), "m", base64(weak.signature("m"))));
}

}  // namespace
}  // namespace crm::jose
