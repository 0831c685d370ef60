#include "tests/support/token_maker.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "jose/base64url.h"
#include "jose/openssl.h"
#include "jose/rsa_numbers.h"

namespace crm {
namespace {

using jose::base64url;

void require(bool holds) {
  if (!holds) throw std::runtime_error("OpenSSL would not");
}

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string number(EVP_PKEY* key, const char* name, int bytes) {
  BIGNUM* read = nullptr;
  require(EVP_PKEY_get_bn_param(key, name, &read) == 1);
  const jose::NumberPtr number(read);
  std::string text(static_cast<std::size_t>(bytes), '\0');
  require(BN_bn2binpad(read, reinterpret_cast<unsigned char*>(text.data()), bytes) == bytes);
  return text;
}

std::string written(BIO* bio) {
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio, &text);
  return {text, static_cast<std::size_t>(size)};
}

// r and s of the DER, 32 bytes each.
std::string joined(std::string_view der) {
  const unsigned char* at = octets(der);
  ECDSA_SIG* const pair = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
  require(pair != nullptr);
  std::string text(64, '\0');
  auto* const out = reinterpret_cast<unsigned char*>(text.data());
  require(BN_bn2binpad(ECDSA_SIG_get0_r(pair), out, 32) == 32);
  require(BN_bn2binpad(ECDSA_SIG_get0_s(pair), out + 32, 32) == 32);
  ECDSA_SIG_free(pair);
  return text;
}

}  // namespace

struct TokenMaker::Pair {
  jose::KeyPtr key;
};

TokenMaker::TokenMaker(Kind kind, std::string kid, int rsa_bits)
    : kind_(kind),
      kid_(std::move(kid)),
      pair_(std::make_unique<Pair>(
          Pair{jose::KeyPtr(kind == Kind::Rsa ? EVP_RSA_gen(static_cast<unsigned>(rsa_bits))
                                              : EVP_EC_gen("P-256"))})) {
  require(pair_->key != nullptr);
}

TokenMaker::TokenMaker(TokenMaker&&) noexcept = default;
TokenMaker::~TokenMaker() = default;

std::string TokenMaker::header() const {
  return R"({"alg":")" + std::string(alg()) + R"(","kid":")" + kid_ + R"(","typ":"JWT"})";
}

std::string TokenMaker::token(std::string_view claims) const { return token(header(), claims); }

std::string TokenMaker::token(std::string_view header, std::string_view claims) const {
  const std::string text = base64url(header) + "." + base64url(claims);
  return text + "." + base64url(signature(text));
}

std::string TokenMaker::signature(std::string_view message) const {
  const std::string bytes = der_signature(message);
  return kind_ == Kind::Rsa ? bytes : joined(bytes);
}

std::string TokenMaker::der_signature(std::string_view message) const {
  const jose::DigestContextPtr context(EVP_MD_CTX_new());
  require(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, pair_->key.get()) == 1);
  std::string bytes(static_cast<std::size_t>(EVP_PKEY_get_size(pair_->key.get())), '\0');
  std::size_t size = bytes.size();
  require(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size,
                         octets(message), message.size()) == 1);
  bytes.resize(size);
  return bytes;
}

std::string TokenMaker::jwk(std::string_view more) const {
  const std::string named = R"(,"kid":")" + kid_ + "\"" + std::string(more) + "}";
  if (kind_ == Kind::Rsa) {
    const auto numbers = jose::rsa_numbers(pair_->key);
    return R"({"kty":"RSA","n":")" + base64url(numbers.modulus) + R"(","e":")" +
           base64url(numbers.exponent) + "\"" + named;
  }
  const auto at = [&](const char* name) { return base64url(number(pair_->key.get(), name, 32)); };
  return R"({"kty":"EC","crv":"P-256","x":")" + at(OSSL_PKEY_PARAM_EC_PUB_X) + R"(","y":")" +
         at(OSSL_PKEY_PARAM_EC_PUB_Y) + "\"" + named;
}

std::string TokenMaker::public_pem() const {
  const jose::BioPtr bio(BIO_new(BIO_s_mem()));
  require(PEM_write_bio_PUBKEY(bio.get(), pair_->key.get()) == 1);
  return written(bio.get());
}

std::string TokenMaker::private_pem() const {
  const jose::BioPtr bio(BIO_new(BIO_s_mem()));
  require(PEM_write_bio_PKCS8PrivateKey(bio.get(), pair_->key.get(), nullptr, nullptr, 0, nullptr,
                                        nullptr) == 1);
  return written(bio.get());
}

std::string key_set(std::initializer_list<std::string> jwks) {
  std::string text = R"({"keys":[)";
  for (const std::string& jwk : jwks) text += (text.ends_with('[') ? "" : ",") + jwk;
  return text + "]}";
}

std::string hs256_token(std::string_view secret, std::string_view header, std::string_view claims) {
  const std::string text = base64url(header) + "." + base64url(claims);
  std::array<char, 32> code{};
  require(HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), octets(text),
               text.size(), reinterpret_cast<unsigned char*>(code.data()), nullptr) != nullptr);
  return text + "." + base64url({code.data(), code.size()});
}

}  // namespace crm
