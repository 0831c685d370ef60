#include "jose/numeric_date.h"

#include <cmath>
#include <cstdint>

namespace crm::jose {
namespace {

constexpr std::int64_t kLatestS = kLatest.ticks / kTicksPerSecond;

}  // namespace

std::optional<Instant> instant_of(const boost::json::value& numeric_date) {
  if (const std::int64_t* whole = numeric_date.if_int64()) {
    if (*whole < 0 || *whole > kLatestS) return std::nullopt;
    return Instant{*whole * kTicksPerSecond};
  }
  const double* const seconds = numeric_date.if_double();
  if (seconds == nullptr || !(*seconds >= 0) || *seconds > static_cast<double>(kLatestS)) {
    return std::nullopt;  // a uint64 is what does not fit an int64
  }
  return Instant{static_cast<std::int64_t>(std::floor(*seconds)) * kTicksPerSecond};
}

}  // namespace crm::jose
