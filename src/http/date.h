// Dates as HTTP/1.1 writes them, which is in one form, and reads them, in three.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace crm::http {

// IMF-fixdate [rfc 9110]: "Sun, 06 Nov 1994 08:49:37 GMT". Fractions of a second are cut off.
// REQUIRES: at is between kEarliest and kLatest.
[[nodiscard]] std::string imf_fixdate(Instant at);

// What any of the three forms of [rfc 9110] says, whole seconds; none for other text and for days
// that no month has. The name of the day is not compared with the date. A year of two digits is the
// latest that is at most 50 years ahead of `now`. Leap seconds are the second after.
[[nodiscard]] std::optional<Instant> parse_http_date(std::string_view text, Instant now);

}  // namespace crm::http
