// The two numbers that are public of an RSA key, and the name that they give it.
#pragma once

#include <string>

#include "jose/openssl.h"

namespace crm::jose {

// Big-endian, without leading zeros, as a JWK holds them.
struct RsaNumbers {
  std::string modulus;
  std::string exponent;
};

// REQUIRES: an RSA key.
[[nodiscard]] RsaNumbers rsa_numbers(const KeyPtr& key);

// SHA-256 of the key as JSON, in base64url (RFC 7638).
[[nodiscard]] std::string thumbprint(const RsaNumbers& numbers);

}  // namespace crm::jose
