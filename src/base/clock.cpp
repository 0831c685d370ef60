#include "base/clock.h"

#include <chrono>
#include <cstdint>
#include <ratio>

namespace crm {

Instant SystemClock::now() const {
  using Ticks = std::chrono::duration<std::int64_t, std::ratio<1, kTicksPerSecond>>;
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return Instant{std::chrono::duration_cast<Ticks>(since_1970).count()};
}

}  // namespace crm
