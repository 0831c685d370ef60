// Dates between the wire's text and instants, through a time zone [wire: Dates in responses].
#pragma once

#include <string>

#include "base/civil_time.h"
#include "base/instant.h"
#include "locale/time_zone.h"

namespace crm::locale {

// Appends what the zone's clock shows at `at`: 2026-07-01T18:00:00, decimals (1 to 7, no trailing
// zeros) only when there are any. With the suffix, Z follows for UTC and ±hh:mm for every other
// zone, +00:00 included. Instants are told within the years 0001 to 9999: one beyond them is told
// as kEarliest or kLatest, and one whose local reading would leave them is told at offset 0. Called
// for every row: it allocates nothing beyond what `out` needs to grow.
void append_date(std::string& out, Instant at, const TimeZone& zone, bool with_suffix);

// The instant that a written time means: by its own offset where it has one, else as wall time in
// `zone`. Saturates at kEarliest and kLatest.
[[nodiscard]] Instant instant_of(const WrittenTime& written, const TimeZone& zone);

}  // namespace crm::locale
