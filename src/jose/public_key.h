// A key that signatures are checked with. It knows the one algorithm it is for, so that no token
// can choose another: there is no value here for "none" or for a shared secret.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "jose/openssl.h"

namespace crm::jose {

enum class Algorithm {
  Rs256,  // RSASSA-PKCS1-v1_5 with SHA-256: RSA keys of 2048 to 8192 bits
  Es256,  // ECDSA with SHA-256: keys on P-256
};

// As the `alg` of a token spells it.
[[nodiscard]] std::string_view name(Algorithm algorithm);

inline constexpr int kRsaBitsMin = 2048;
inline constexpr int kRsaBitsMax = 8192;            // a check costs the square of it
inline constexpr int kRsaExponentBitsMax = 33;      // and grows with this
inline constexpr std::size_t kPemBytesMax = 16384;  // of one public key as text

// Immutable: any thread may check with it. Moves only.
class PublicKey {
 public:
  // "-----BEGIN PUBLIC KEY-----": the first block of the text. Errors: BadRequest, with what is
  // wrong with the key.
  [[nodiscard]] static Result<PublicKey> of_pem(std::string_view pem);
  // Big-endian numbers. Errors as above.
  [[nodiscard]] static Result<PublicKey> of_rsa(std::string_view modulus,
                                                std::string_view exponent);
  // 32 bytes each, a point of the curve. Errors as above.
  [[nodiscard]] static Result<PublicKey> of_p256(std::string_view x, std::string_view y);
  // The public half of a key of one's own. Errors as above.
  [[nodiscard]] static Result<PublicKey> of(KeyPtr key);

  // As of_pem() reads it, and nothing else.
  [[nodiscard]] std::string pem() const;

  [[nodiscard]] Algorithm algorithm() const { return algorithm_; }

  // Whether it is the message's signature. An ES256 signature is r and s, 32 bytes each
  // (RFC 7518 §3.4). Some 30 µs with RSA, 100 µs with P-256.
  [[nodiscard]] bool verifies(std::string_view message, std::string_view signature) const;

  [[nodiscard]] bool operator==(const PublicKey& other) const;

 private:
  PublicKey(Algorithm algorithm, KeyPtr key) : algorithm_(algorithm), key_(std::move(key)) {}

  Algorithm algorithm_;
  KeyPtr key_;
};

// A key that may be entrusted with it: RSA of 2048 bits and more, as PEM ("BEGIN PUBLIC KEY").
// Errors: BadRequest, with what is wrong with it.
[[nodiscard]] Result<PublicKey> rsa_public_key(std::string_view pem);

// Whether the signature (PKCS #1 v1.5, in base64 with padding or without) is that of the message.
// Errors: those of rsa_public_key(). Some 100 µs.
[[nodiscard]] Result<bool> rsa_sha256_verifies(std::string_view public_key_pem,
                                               std::string_view message,
                                               std::string_view base64_signature);

}  // namespace crm::jose
