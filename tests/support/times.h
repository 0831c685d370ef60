// Times as tests write them.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "base/civil_time.h"

namespace crm {

// "2024-08-26T17:54:02" or the same with Z or an offset; UTC where none is said.
inline Instant instant(std::string_view text) {
  const auto written = parse_written_time(text);
  if (!written) throw std::invalid_argument(std::string(text) + ": " + written.error().detail);
  const Instant as_utc = utc_instant(written->civil);
  return Instant{as_utc.ticks - written->offset_s.value_or(0) * kTicksPerSecond};
}

}  // namespace crm
