// Chance that falls the same way on every machine: the standard library leaves its distributions to
// each implementation, so there are none of them here. Splitmix64: a few instructions a throw, and
// every row has dice of its own, so no row depends on how many were made before it.
#pragma once

#include <cstdint>
#include <span>

namespace crm::demo {

class Dice {
 public:
  // Mixed twice: a row that began a few strides after another would repeat its throws.
  constexpr Dice(std::uint64_t seed, std::uint64_t row)
      : state_(mixed(mixed(seed) + row * kStride)) {}

  // 0 to sides - 1. REQUIRES: sides is not 0.
  [[nodiscard]] constexpr std::uint32_t roll(std::uint32_t sides) {
    state_ += kStride;
    return static_cast<std::uint32_t>(((mixed(state_) >> 32U) * sides) >> 32U);
  }

  [[nodiscard]] constexpr bool chance(std::uint32_t percent) { return roll(100) < percent; }

  // REQUIRES: among is not empty.
  template <class T>
  [[nodiscard]] constexpr const T& pick(std::span<const T> among) {
    return among[roll(static_cast<std::uint32_t>(among.size()))];
  }

  // Below `span`, but mostly far below it: every halving of the span is as likely as the next, as
  // with the ages of things. REQUIRES: span >> halvings is not 0.
  [[nodiscard]] constexpr std::uint32_t roll_small(std::uint32_t span, std::uint32_t halvings) {
    return roll(span >> roll(halvings + 1));
  }

 private:
  static constexpr std::uint64_t kStride = 0x9E37'79B9'7F4A'7C15ULL;

  [[nodiscard]] static constexpr std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xBF58'476D'1CE4'E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D0'49BB'1331'11EBULL;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace crm::demo
