// The one form in which HTTP/1.1 writes dates.
#pragma once

#include <string>

#include "base/instant.h"

namespace crm::http {

// IMF-fixdate [rfc 9110]: "Sun, 06 Nov 1994 08:49:37 GMT". Fractions of a second are cut off.
// REQUIRES: at is between kEarliest and kLatest.
[[nodiscard]] std::string imf_fixdate(Instant at);

}  // namespace crm::http
