#include "jose/public_key.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <array>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <utility>

namespace crm::jose {
namespace {

constexpr std::size_t kCoordinateBytes = 32;
constexpr const char* kCurve = "prime256v1";  // as OpenSSL calls P-256

struct Free {
  void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
  void operator()(OSSL_PARAM* params) const { OSSL_PARAM_free(params); }
  void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free>;
using Params = std::unique_ptr<OSSL_PARAM, Free>;

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

NumberPtr number(std::string_view bytes) {
  NumberPtr number(BN_bin2bn(octets(bytes), static_cast<int>(bytes.size()), nullptr));
  if (number == nullptr) throw std::bad_alloc();
  return number;
}

KeyPtr key_of(const char* type, const Builder& builder) {
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContextPtr context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (params == nullptr || context == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
    return nullptr;
  }
  return KeyPtr(key);
}

tl::unexpected<Error> unusable(std::string_view why) {
  return refuse(ErrorKind::BadRequest, std::string(why));
}

Result<Algorithm> algorithm_of_rsa(const EVP_PKEY* key) {
  const int bits = EVP_PKEY_get_bits(key);
  if (bits < kRsaBitsMin || bits > kRsaBitsMax) {
    return unusable("An RSA key must have 2048 to 8192 bits.");
  }
  BIGNUM* read = nullptr;
  static_cast<void>(EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &read));
  const NumberPtr exponent(read);
  if (exponent == nullptr || BN_is_odd(read) != 1 || BN_is_one(read) == 1 ||
      BN_num_bits(read) > kRsaExponentBitsMax) {
    return unusable("The exponent of an RSA key must be odd, above 1 and at most 33 bits long.");
  }
  return Algorithm::Rs256;
}

bool is_on_p256(const EVP_PKEY* key) {
  std::array<char, 64> curve{};
  return EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, curve.data(), curve.size(),
                                        nullptr) == 1 &&
         std::string_view(curve.data()) == kCurve;
}

// As OpenSSL reads it: r and s as DER.
std::optional<std::string> der_of(std::string_view signature) {
  if (signature.size() != 2 * kCoordinateBytes) return std::nullopt;
  const std::unique_ptr<ECDSA_SIG, Free> pair(ECDSA_SIG_new());
  if (pair == nullptr) throw std::bad_alloc();
  NumberPtr r = number(signature.substr(0, kCoordinateBytes));
  NumberPtr s = number(signature.substr(kCoordinateBytes));
  if (ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return std::nullopt;
  static_cast<void>(r.release());
  static_cast<void>(s.release());
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  if (size < 0) return std::nullopt;
  std::string text(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return text;
}

}  // namespace

std::string_view name(Algorithm algorithm) {
  return algorithm == Algorithm::Rs256 ? "RS256" : "ES256";
}

Result<PublicKey> PublicKey::of_pem(std::string_view pem) {
  const ErrorsForgotten forgotten;
  if (pem.empty() || pem.size() > kPemBytesMax) {
    return unusable("A public key has 1 to 16384 bytes of PEM.");
  }
  const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (bio == nullptr) throw std::bad_alloc();
  KeyPtr key(PEM_read_bio_PUBKEY(bio.get(), nullptr, no_pass_phrase, nullptr));
  if (key == nullptr) return unusable("Expected a PEM text that begins BEGIN PUBLIC KEY.");
  return of(std::move(key));
}

Result<PublicKey> PublicKey::of_rsa(std::string_view modulus, std::string_view exponent) {
  const ErrorsForgotten forgotten;
  constexpr std::size_t kBytesMax = kRsaBitsMax / 8 + 1;  // a leading zero is forgiven
  if (modulus.size() > kBytesMax || exponent.size() > kBytesMax) {
    return unusable("An RSA key must have 2048 to 8192 bits.");
  }
  const NumberPtr n = number(modulus);
  const NumberPtr e = number(exponent);
  const Builder builder(OSSL_PARAM_BLD_new());
  if (builder == nullptr ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
    throw std::bad_alloc();
  }
  KeyPtr key = key_of("RSA", builder);
  if (key == nullptr) return unusable("That is no RSA key.");
  return of(std::move(key));
}

Result<PublicKey> PublicKey::of_p256(std::string_view x, std::string_view y) {
  const ErrorsForgotten forgotten;
  if (x.size() != kCoordinateBytes || y.size() != kCoordinateBytes) {
    return unusable("The coordinates of P-256 have 32 bytes.");
  }
  const std::string point = std::string(1, '\x04').append(x).append(y);  // uncompressed
  const Builder builder(OSSL_PARAM_BLD_new());
  if (builder == nullptr ||
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, kCurve, 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                       point.size()) != 1) {
    throw std::bad_alloc();
  }
  KeyPtr key = key_of("EC", builder);  // null where the point is not on the curve
  if (key == nullptr) return unusable("That is no point of P-256.");
  return of(std::move(key));
}

Result<PublicKey> PublicKey::of(KeyPtr key) {
  const ErrorsForgotten forgotten;
  if (EVP_PKEY_is_a(key.get(), "RSA") == 1) {
    const auto algorithm = algorithm_of_rsa(key.get());
    if (!algorithm) return forward(algorithm);
    return PublicKey(*algorithm, std::move(key));
  }
  if (EVP_PKEY_is_a(key.get(), "EC") == 1 && is_on_p256(key.get())) {
    return PublicKey(Algorithm::Es256, std::move(key));
  }
  return unusable("Only RSA keys and keys on P-256 are read.");
}

std::string PublicKey::pem() const {
  const ErrorsForgotten forgotten;
  const BioPtr bio(BIO_new(BIO_s_mem()));
  char* text = nullptr;
  if (bio == nullptr || PEM_write_bio_PUBKEY(bio.get(), key_.get()) != 1) throw std::bad_alloc();
  const auto size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

bool PublicKey::verifies(std::string_view message, std::string_view signature) const {
  const ErrorsForgotten forgotten;
  std::string der;
  if (algorithm_ == Algorithm::Es256) {
    auto pair = der_of(signature);
    if (!pair) return false;
    der = *std::move(pair);
    signature = der;
  }
  const DigestContextPtr context(EVP_MD_CTX_new());
  if (context == nullptr) throw std::bad_alloc();
  // PKCS #1 v1.5 is what OpenSSL does with RSA where nothing else is said.
  return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(context.get(), octets(signature), signature.size(), octets(message),
                          message.size()) == 1;
}

bool PublicKey::operator==(const PublicKey& other) const {
  return EVP_PKEY_eq(key_.get(), other.key_.get()) == 1;
}

}  // namespace crm::jose
