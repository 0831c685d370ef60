// One date written into room that is there already: for those who write many, and gather what they
// write.
#pragma once

#include <cstddef>

#include "base/instant.h"
#include "locale/time_zone.h"

namespace crm::locale {

// A date with everything is 33 characters.
inline constexpr std::size_t kDateBytesMax = 40;

// Writes what append_date() appends; where that ends. REQUIRES: room for kDateBytesMax.
[[nodiscard]] char* write_date(char* at, Instant instant, const TimeZone& zone, bool with_suffix);

}  // namespace crm::locale
