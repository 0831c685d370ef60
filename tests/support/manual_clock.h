// A clock that stands still until a test moves it.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/clock.h"

namespace crm {

class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant now) : ticks_(now.ticks) {}

  [[nodiscard]] Instant now() const override { return Instant{ticks_.load()}; }
  void set(Instant now) { ticks_ = now.ticks; }
  void advance_s(std::int64_t seconds) { ticks_ += seconds * kTicksPerSecond; }

 private:
  std::atomic<std::int64_t> ticks_;
};

}  // namespace crm
