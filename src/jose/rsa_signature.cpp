// RSA-SHA256 over bytes, as partner applications sign their system token.
#include <algorithm>
#include <optional>
#include <string>

#include "jose/base64url.h"
#include "jose/public_key.h"

namespace crm::jose {
namespace {

// The same digits in another alphabet, and padding that may be left out but not be wrong.
std::optional<std::string> from_base64(std::string_view text) {
  const std::size_t padding = text.ends_with("==") ? 2 : (text.ends_with('=') ? 1 : 0);
  if (padding > 0 && text.size() % 4 != 0) return std::nullopt;
  std::string digits(text.substr(0, text.size() - padding));
  if (digits.find_first_of("-_") != std::string::npos) return std::nullopt;
  std::ranges::replace(digits, '+', '-');
  std::ranges::replace(digits, '/', '_');
  return from_base64url(digits);
}

}  // namespace

Result<PublicKey> rsa_public_key(std::string_view pem) {
  auto key = PublicKey::of_pem(pem);
  if (key && key->algorithm() != Algorithm::Rs256) {
    return refuse(ErrorKind::BadRequest, "Expected an RSA key.");
  }
  return key;
}

Result<bool> rsa_sha256_verifies(std::string_view public_key_pem, std::string_view message,
                                 std::string_view base64_signature) {
  const auto key = rsa_public_key(public_key_pem);
  if (!key) return forward(key);
  const auto signature = from_base64(base64_signature);
  return signature && key->verifies(message, *signature);
}

}  // namespace crm::jose
