#include "content/sha256.h"

#include <cstddef>

namespace crm::content {

std::string hexadecimal(const Sha256& hash) {
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  sodium_bin2hex(text.data(), text.size(), hash.bytes.data(), hash.bytes.size());
  return {text.data(), text.size() - 1};
}

std::optional<Sha256> parse_sha256(std::string_view text) {
  Sha256 hash;
  if (text.size() != 2 * hash.bytes.size()) return std::nullopt;
  std::size_t bytes = 0;
  const int error = sodium_hex2bin(hash.bytes.data(), hash.bytes.size(), text.data(), text.size(),
                                   nullptr, &bytes, nullptr);
  // In capitals it would be a second name for the same file.
  if (error != 0 || bytes != hash.bytes.size() || hexadecimal(hash) != text) return std::nullopt;
  return hash;
}

RunningSha256::RunningSha256() : state_{} { crypto_hash_sha256_init(&state_); }

void RunningSha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

Sha256 RunningSha256::finish() {
  Sha256 hash;
  crypto_hash_sha256_final(&state_, hash.bytes.data());
  return hash;
}

}  // namespace crm::content
