// Dates as requests write them, in whichever of the documented forms.
#pragma once

#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "locale/time_zone.h"

namespace crm::locale {

// The instant that a date of a request means [wire: Dates in requests]. Blanks around it are
// dropped; nothing, or blanks alone, is no date: callers know what that stands for.
//
//   2026-01-31T09:30:00Z          and all that parse_written_time() reads; without an offset it is
//                                 wall time in `zone`. A blank in front of hh:mm at the end, where
//                                 there is none otherwise, is a + that a form has lost.
//   /Date(1769851800000+0100)/    milliseconds since 1970 in UTC; the offset only says what the
//                                 writer's clock showed.
//   [DT:01/31/2026 09:30:00.25]   month first, and [DT:31.01.2026 09:30:00], day first; the time
//   [D:01/31/2026]                may be left out, D and DT are read alike: wall time in `zone`.
//
// Skipped and repeated wall times are as TimeZone::to_instant() says; all saturates at kEarliest
// and kLatest. Errors: BadRequest, saying what was expected; the caller knows the field.
[[nodiscard]] Result<Instant> request_instant(std::string_view text, const TimeZone& zone);

}  // namespace crm::locale
