// The only source of the time of day. Everything that needs "now" is handed a Clock, so that tests
// can hold it still and nothing else reads the system's.
#pragma once

#include "base/instant.h"

namespace crm {

class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;

  // Any thread may call. May go backwards when the machine's clock is set.
  [[nodiscard]] virtual Instant now() const = 0;
};

// The machine's clock.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

}  // namespace crm
