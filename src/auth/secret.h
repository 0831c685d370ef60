// A password, or a text that holds one, in memory of its own: it never grows, so no copy stays
// behind in freed memory, and it is wiped when it goes.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace crm::auth {

// Moves and never copies; what has been moved from is empty and wiped.
class Secret {
 public:
  // Room for the longest login (254 code points), a colon and the longest password.
  static constexpr std::size_t kBytesMax = 2304;

  Secret() noexcept {}  // NOLINT(modernize-use-equals-default): leaves the bytes unset on purpose
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();

  // False, with nothing appended, when it does not fit.
  [[nodiscard]] bool append(std::string_view text);

  // For decoders: all the memory there is; resize() then says how much of it was filled.
  [[nodiscard]] std::span<char> room() { return bytes_; }
  // REQUIRES: size <= kBytesMax, and that many bytes have been written.
  void resize(std::size_t size) { size_ = size; }

  // Valid until the secret is changed, moved or gone.
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kBytesMax> bytes_;
  std::size_t size_ = 0;
};

}  // namespace crm::auth
