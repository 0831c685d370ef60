// RSA-SHA256 over bytes, as partner applications sign their system token.
#pragma once

#include <string_view>

#include "base/result.h"
#include "jose/public_key.h"

namespace crm::jose {

// A key that may be entrusted with it: RSA of 2048 bits and more, as PEM ("BEGIN PUBLIC KEY").
// Errors: BadRequest, with what is wrong with it.
[[nodiscard]] Result<PublicKey> rsa_public_key(std::string_view pem);

// Whether the signature (PKCS #1 v1.5, in base64 with padding or without) is that of the message.
// Errors: those of rsa_public_key(). Some 100 µs.
[[nodiscard]] Result<bool> rsa_sha256_verifies(std::string_view public_key_pem,
                                               std::string_view message,
                                               std::string_view base64_signature);

}  // namespace crm::jose
