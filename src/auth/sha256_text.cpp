#include "auth/sha256_text.h"

#include <sodium.h>

#include <array>
#include <span>

namespace crm::auth {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

using Hash = std::array<unsigned char, crypto_hash_sha256_BYTES>;

Hash sha256(std::string_view text) {
  Hash hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return hash;
}

std::string base64url(std::span<const unsigned char> bytes) {
  std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, kVariant)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  return {text.data()};
}

}  // namespace

std::string sha256_text(std::string_view text) { return base64url(sha256(text)); }

std::string half_sha256_text(std::string_view text) {
  const Hash hash = sha256(text);
  return base64url(std::span(hash).first(hash.size() / 2));
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace crm::auth
