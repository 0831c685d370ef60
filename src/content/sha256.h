// The address of a content: the SHA-256 of its bytes.
#pragma once

#include <sodium.h>

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace crm::content {

struct Sha256 {
  std::array<unsigned char, crypto_hash_sha256_BYTES> bytes{};

  auto operator<=>(const Sha256&) const = default;
};

// 64 lower-case digits: the name of the file, and what a row may hold.
[[nodiscard]] std::string hexadecimal(const Sha256& hash);

// None when the text is anything else.
[[nodiscard]] std::optional<Sha256> parse_sha256(std::string_view text);

// Bytes that come in pieces.
class RunningSha256 {
 public:
  RunningSha256();
  void add(std::string_view bytes);
  // Once, behind the last add().
  [[nodiscard]] Sha256 finish();

 private:
  crypto_hash_sha256_state state_;
};

}  // namespace crm::content
