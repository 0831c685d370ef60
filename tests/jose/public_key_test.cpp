#include "jose/public_key.h"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ui.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "jose/base64url.h"
#include "tests/jose/rfc_vectors.h"
#include "tests/support/token_maker.h"

namespace crm::jose {
namespace {

// Whoever is asked for a pass phrase while this lives is asked here, not at the terminal.
class Terminal {
 public:
  Terminal() {
    asked_ = 0;
    UI_method_set_opener(method_.get(), [](UI* /*ui*/) {
      ++asked_;
      return 0;  // nobody is there
    });
    UI_set_default_method(method_.get());
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() { UI_set_default_method(UI_OpenSSL()); }

  [[nodiscard]] static int asked() { return asked_; }

 private:
  static inline int asked_ = 0;
  std::unique_ptr<UI_METHOD, void (*)(UI_METHOD*)> method_{UI_create_method("test"),
                                                           UI_destroy_method};
};

// A public key under a pass phrase, which PEM knows although nobody has use for it.
std::string encrypted_pem(const TokenMaker& maker) {
  const std::string plain = maker.public_pem();
  const BioPtr in(BIO_new_mem_buf(plain.data(), static_cast<int>(plain.size())));
  const KeyPtr key(PEM_read_bio_PUBKEY(in.get(), nullptr, nullptr, nullptr));
  const BioPtr out(BIO_new(BIO_s_mem()));
  const unsigned char phrase[] = {'s', 'e', 's', 'a', 'm', 'e'};
  const auto write = [](const void* each, unsigned char** der) {
    return i2d_PUBKEY(static_cast<const EVP_PKEY*>(each), der);
  };
  if (PEM_ASN1_write_bio(write, PEM_STRING_PUBLIC, out.get(), key.get(), EVP_aes_128_cbc(), phrase,
                         sizeof phrase, nullptr, nullptr) != 1) {
    throw std::runtime_error("no encrypted key");
  }
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::string bytes(std::string_view text) { return from_base64url(text).value(); }

// Where the text that was signed ends.
std::size_t last_dot(std::string_view token) { return token.rfind('.'); }

bool verifies(const PublicKey& key, std::string_view token) {
  return key.verifies(token.substr(0, last_dot(token)), bytes(token.substr(last_dot(token) + 1)));
}

TEST(PublicKey, ChecksTheStandardsRsaSignature) {
  const auto key = PublicKey::of_rsa(bytes(rfc::kRsaModulus), bytes(rfc::kExponent));
  ASSERT_TRUE(key);
  EXPECT_EQ(key->algorithm(), Algorithm::Rs256);
  EXPECT_TRUE(verifies(*key, rfc::kRsaToken));
  EXPECT_FALSE(
      key->verifies("other words", bytes(rfc::kRsaToken.substr(last_dot(rfc::kRsaToken) + 1))));
}

TEST(PublicKey, ChecksTheStandardsSignatureOnP256) {
  const auto key = PublicKey::of_p256(bytes(rfc::kCurveX), bytes(rfc::kCurveY));
  ASSERT_TRUE(key);
  EXPECT_EQ(key->algorithm(), Algorithm::Es256);
  EXPECT_TRUE(verifies(*key, rfc::kCurveToken));
}

TEST(PublicKey, ReadsPemOfBothKinds) {
  for (const auto kind : {TokenMaker::Kind::Rsa, TokenMaker::Kind::P256}) {
    const TokenMaker maker(kind, "k");
    const auto key = PublicKey::of_pem(maker.public_pem());
    ASSERT_TRUE(key);
    EXPECT_EQ(name(key->algorithm()), maker.alg());
    EXPECT_TRUE(key->verifies("words", maker.signature("words")));
    EXPECT_FALSE(key->verifies("wards", maker.signature("words")));
  }
}

TEST(PublicKey, RefusesShortAndHugeRsaKeys) {
  const TokenMaker weak(TokenMaker::Kind::Rsa, "k", 1024);
  EXPECT_FALSE(PublicKey::of_pem(weak.public_pem()));
  const std::string just_too_long = "\x01" + std::string(kRsaBitsMax / 8, '\xFF');
  EXPECT_FALSE(PublicKey::of_rsa(just_too_long, bytes(rfc::kExponent)));
  EXPECT_TRUE(PublicKey::of_rsa(std::string(kRsaBitsMax / 8, '\xFF'), bytes(rfc::kExponent)));
  EXPECT_FALSE(PublicKey::of_rsa("\x7F" + std::string(255, '\xFF'), bytes(rfc::kExponent)));
  EXPECT_FALSE(PublicKey::of_rsa("", ""));
}

TEST(PublicKey, RefusesExponentsThatCheckNothingOrCostTooMuch) {
  const std::string modulus = bytes(rfc::kRsaModulus);
  EXPECT_TRUE(PublicKey::of_rsa(modulus, "\x03"));
  EXPECT_TRUE(PublicKey::of_rsa(modulus, std::string("\x01\x00\x00\x00\x01", 5)));
  for (const std::string& exponent :
       {std::string("\x01"), std::string(1, '\0'), std::string("\x02"),
        std::string("\x02\x00\x00\x00\x01", 5), std::string(200, '\x7F')}) {
    EXPECT_FALSE(PublicKey::of_rsa(modulus, exponent)) << exponent.size();
  }
}

TEST(PublicKey, RefusesPointsThatAreNotOnTheCurve) {
  std::string y = bytes(rfc::kCurveY);
  y.back() ^= 1;
  EXPECT_FALSE(PublicKey::of_p256(bytes(rfc::kCurveX), y));
  EXPECT_FALSE(PublicKey::of_p256(std::string(32, '\0'), std::string(32, '\0')));
  EXPECT_FALSE(PublicKey::of_p256(bytes(rfc::kCurveX).substr(1), bytes(rfc::kCurveY)));
}

TEST(PublicKey, RefusesOtherPem) {
  const TokenMaker maker(TokenMaker::Kind::Rsa, "k");
  EXPECT_FALSE(PublicKey::of_pem(maker.private_pem()));
  EXPECT_FALSE(PublicKey::of_pem(""));
  EXPECT_FALSE(PublicKey::of_pem({}));
  EXPECT_FALSE(PublicKey::of_pem("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"));
  EXPECT_FALSE(PublicKey::of_pem(std::string(kPemBytesMax, ' ') + maker.public_pem()));
  constexpr std::string_view kEd25519 =
      "-----BEGIN PUBLIC KEY-----\n"
      "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
      "-----END PUBLIC KEY-----\n";
  EXPECT_FALSE(PublicKey::of_pem(kEd25519));
}

TEST(PublicKey, AsksNobodyForThePassPhraseOfAKey) {
  const std::string pem = encrypted_pem(TokenMaker(TokenMaker::Kind::Rsa, "k"));
  ASSERT_NE(pem.find("ENCRYPTED"), std::string::npos) << pem;
  const Terminal terminal;
  EXPECT_FALSE(PublicKey::of_pem(pem));
  EXPECT_EQ(Terminal::asked(), 0);
}

// CVE-2022-21449: r and s of zero are right for every message where nobody looks.
TEST(PublicKey, TakesNoSignatureOfZerosOrOfTheGroupsOrder) {
  const auto key = PublicKey::of_p256(bytes(rfc::kCurveX), bytes(rfc::kCurveY));
  ASSERT_TRUE(key);
  const std::string zero(32, '\0');
  const std::string one = std::string(31, '\0') + '\x01';
  const std::string order = "\xFF\xFF\xFF\xFF" + std::string(4, '\0') + std::string(8, '\xFF') +
                            "\xBC\xE6\xFA\xAD\xA7\x17\x9E\x84\xF3\xB9\xCA\xC2\xFC\x63\x25\x51";
  ASSERT_EQ(order.size(), 32U);
  for (const std::string& r : {zero, one, order}) {
    for (const std::string& s : {zero, one, order}) EXPECT_FALSE(key->verifies("words", r + s));
  }
}

TEST(PublicKey, TakesSignaturesOnP256OnlyAsTwoNumbersOf32Bytes) {
  const TokenMaker maker(TokenMaker::Kind::P256, "k");
  const auto key = PublicKey::of_pem(maker.public_pem());
  ASSERT_TRUE(key);
  EXPECT_FALSE(key->verifies("words", maker.der_signature("words")));
  const std::string right = maker.signature("words");
  EXPECT_TRUE(key->verifies("words", right));
  EXPECT_FALSE(key->verifies("words", right + '\0'));
  EXPECT_FALSE(key->verifies("words", '\0' + right.substr(0, 32) + '\0' + right.substr(32)));
  EXPECT_FALSE(key->verifies("words", ""));
}

}  // namespace
}  // namespace crm::jose
