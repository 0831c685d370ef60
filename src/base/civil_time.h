// Calendar and clock-face time, and the ISO 8601 text of it. No zone rules here: a CivilTime is
// what a wall clock shows, an offset says how far that clock is east of UTC. Zones live in locale/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace crm {

struct CivilTime {
  std::int32_t year = 1;  // proleptic Gregorian
  std::int32_t month = 1;
  std::int32_t day = 1;
  std::int32_t hour = 0;
  std::int32_t minute = 0;
  std::int32_t second = 0;
  std::int32_t fraction = 0;  // ticks of 100 ns, below kTicksPerSecond

  bool operator==(const CivilTime&) const = default;
};

// The instant at which a clock in UTC shows `civil`. Any year; saturates at kEarliest and kLatest.
[[nodiscard]] Instant utc_instant(const CivilTime& civil);

// What a clock shows at `at` when it is `offset_s` seconds east of UTC.
// REQUIRES: at is not kNever.
[[nodiscard]] CivilTime civil_time(Instant at, std::int32_t offset_s = 0);

// A date-time as written: without an offset it is wall time of a zone that the reader must know.
struct WrittenTime {
  CivilTime civil;
  std::optional<std::int32_t> offset_s;  // east of UTC; 0 for Z

  bool operator==(const WrittenTime&) const = default;
};

// Reads YYYY-MM-DD[(T|t|space)hh:mm[:ss[.f{1,9}]]][Z|z|±hh:mm|±hhmm|±hh], blanks around it trimmed,
// and the signed six-digit years that JavaScript writes (+275760-09-13T00:00:00.000Z), which
// saturate to the years 0001 to 9999. More than seven decimals are cut off. 24:00, leap seconds and
// days that no month has are refused [wire: Dates in requests]. The error says what was expected,
// not which field: the caller knows that.
[[nodiscard]] Result<WrittenTime> parse_written_time(std::string_view text);

// parse_written_time() for places where only a whole instant will do: an offset or Z is required.
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);

// 2014-09-12T11:15:07Z, with decimals (1 to 7, no trailing zeros) only when there are any.
[[nodiscard]] std::string utc_text(Instant at);

// Appends the same without a suffix: 2014-09-12T11:15:07.25. Years are written with four digits.
void append_civil(std::string& out, const CivilTime& civil);

}  // namespace crm
