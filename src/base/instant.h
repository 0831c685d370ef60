// A point in time, UTC, in ticks of 100 ns: the seven decimals that the wire can carry.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace crm {

inline constexpr std::int64_t kTicksPerSecond = 10'000'000;

struct Instant {
  std::int64_t ticks = 0;  // since 1970-01-01T00:00:00Z; negative before

  constexpr auto operator<=>(const Instant&) const = default;
};

// Stands for "this has never happened" where a slot must hold something; earlier than every instant
// that can be written down.
inline constexpr Instant kNever{std::numeric_limits<std::int64_t>::min()};

// The span of years that the wire can write: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.9999999Z.
inline constexpr Instant kEarliest{-62'135'596'800 * kTicksPerSecond};
inline constexpr Instant kLatest{253'402'300'800 * kTicksPerSecond - 1};

}  // namespace crm
