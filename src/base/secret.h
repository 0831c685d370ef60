// A password, a key, or a text that holds one, in memory of its own: it never grows, so no copy
// stays behind in freed memory, and it is wiped when it goes.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace crm {

// Overwrites the bytes in a way that no compiler leaves out.
void wipe(std::span<char> bytes) noexcept;

// Moves and never copies; what has been moved from is empty and wiped.
template <std::size_t bytes_max>
class SecretOf {
 public:
  static constexpr std::size_t kBytesMax = bytes_max;

  SecretOf() noexcept {}  // NOLINT(modernize-use-equals-default): leaves the bytes unset on purpose
  SecretOf(SecretOf&& other) noexcept { *this = std::move(other); }
  SecretOf& operator=(SecretOf&& other) noexcept {
    if (this == &other) return *this;
    clear();
    std::copy_n(other.bytes_.data(), other.size_, bytes_.data());
    size_ = other.size_;
    other.clear();
    return *this;
  }
  ~SecretOf() { clear(); }

  // False, with nothing appended, when it does not fit.
  [[nodiscard]] bool append(std::string_view text) {
    if (text.size() > kBytesMax - size_) return false;
    std::ranges::copy(text, bytes_.data() + size_);
    size_ += text.size();
    return true;
  }

  // For decoders: all the memory there is; resize() then says how much of it was filled.
  [[nodiscard]] std::span<char> room() { return bytes_; }
  // REQUIRES: size <= kBytesMax, and that many bytes have been written.
  void resize(std::size_t size) { size_ = size; }

  // Valid until the secret is changed, moved or gone.
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  void clear() noexcept {
    wipe({bytes_.data(), size_});
    size_ = 0;
  }

  std::array<char, bytes_max> bytes_;
  std::size_t size_ = 0;
};

// Room for the longest login (254 code points), a colon and the longest password.
using Secret = SecretOf<2304>;

}  // namespace crm
