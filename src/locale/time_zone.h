// The clock of a place: how far it is east of UTC at any instant, by the rules of the system's IANA
// database. It is here so that a row's time can be told the caller's way at the cost of a look-up:
// all changes of the clock up to the year 2100 are laid out in one sorted table when the zone is
// opened, and what comes later is reckoned from the zone's last rule.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/civil_time.h"
#include "base/instant.h"
#include "base/result.h"

namespace crm::locale {

// A value: copies share one immutable table. Any thread may use any copy.
class TimeZone {
 public:
  // The zone of that name in the IANA database, old names too: "Europe/Oslo", "US/Hawaii", "UTC".
  // Names are compared exactly. Reads files: keep what is opened. Errors: NotFound
  // for a name that the database does not have, Unavailable where the database cannot be read.
  [[nodiscard]] static Result<TimeZone> open(std::string_view iana_name);

  // Coordinated Universal Time; needs no database.
  [[nodiscard]] static TimeZone utc();

  // How many seconds the clock is east of UTC then; always whole minutes, because the wire cannot
  // write seconds: local mean times of long ago are rounded. Before the zone's first rule it is the
  // zone's standard offset rather than local mean time [wire: Time zones].
  [[nodiscard]] std::int32_t offset_s(Instant at) const;

  // When the clock shows `civil`. Times that the clock skips move forward by the gap, times that it
  // shows twice mean the first reading; outside the years 0001 to 9999 it is kEarliest or kLatest
  // [wire: Dates in requests].
  [[nodiscard]] Instant to_instant(const CivilTime& civil) const;

  // Whether this is UTC itself, under whichever of its names: its times end in Z. A zone that
  // happens to be at offset 0, such as Europe/London in winter or Africa/Abidjan, is not.
  [[nodiscard]] bool is_utc() const;

  // Whether both are the same opened zone.
  [[nodiscard]] bool operator==(const TimeZone&) const = default;

 private:
  class Rules;
  explicit TimeZone(std::shared_ptr<const Rules> rules);

  std::shared_ptr<const Rules> rules_;  // null for UTC
};

}  // namespace crm::locale
