#include "auth/token_hash.h"

#include <sodium.h>

#include <array>
#include <cstring>

namespace crm::auth {

CredentialDigest token_digest(TokenKind kind, TenantId tenant, std::string_view text) {
  constexpr std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> kPurpose{
      't', 'o', 'k', 'e', 'n'};
  std::array<unsigned char, crypto_generichash_blake2b_SALTBYTES> salt{};
  const auto number = raw(tenant);
  std::memcpy(salt.data(), &number, sizeof number);
  salt.back() = static_cast<unsigned char>(kind);
  CredentialDigest digest;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  crypto_generichash_blake2b_salt_personal(digest.data(), digest.size(),
                                           reinterpret_cast<const unsigned char*>(text.data()),
                                           text.size(), nullptr, 0, salt.data(), kPurpose.data());
  return digest;
}

std::string hex(const CredentialDigest& digest) {
  std::array<char, 2 * std::tuple_size_v<CredentialDigest> + 1> text{};
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  return {text.data(), text.size() - 1};
}

std::optional<CredentialDigest> digest_of(std::string_view hex) {
  CredentialDigest digest{};
  std::size_t size = 0;
  if (hex.size() != 2 * digest.size() ||
      sodium_hex2bin(digest.data(), digest.size(), hex.data(), hex.size(), nullptr, &size,
                     nullptr) != 0 ||
      size != digest.size()) {
    return std::nullopt;
  }
  return digest;
}

}  // namespace crm::auth
