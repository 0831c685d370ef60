// When things happened at a made-up company: years of office hours, dense towards the end, so that
// "since yesterday" and "since last week" both have an answer for everyone.
#pragma once

#include <cstdint>
#include <vector>

#include "base/instant.h"
#include "demo/dice.h"

namespace crm::demo {

// Nothing happened longer before the end than this.
inline constexpr std::int64_t kYearsBack = 15;

// The nearest earlier or later moment from Monday to Friday, 7:00 to 17:00 UTC: the whole week is
// squeezed into those hours, so what came first still comes first. At most 7 hours later.
[[nodiscard]] Instant in_office_hours(Instant at);

struct Period {
  Instant until;              // a whole second; the last event is never later
  std::uint32_t ordinal = 0;  // which of its owner's contacts this is, from 0
  std::uint32_t events = 1;   // how many there are to be, at least 1
};

// The times of one contact's events: whole seconds, strictly rising, the last one chosen by the
// contact's ordinal: of ten contacts of an owner one was last active within the last 23 hours (the
// first always is), two within a week, three within three months, the others earlier.
[[nodiscard]] std::vector<Instant> event_times(const Period& period, Dice& dice);

}  // namespace crm::demo
