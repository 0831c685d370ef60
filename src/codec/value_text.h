// Values of entities as JSON and XML both write them, and as requests write them [adr 24].
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "carrier/flags.h"
#include "carrier/presentation.h"
#include "carrier/values.h"
#include "locale/time_zone.h"

namespace crm::codec {

// Dates by the caller's clock; the empty date is 0001-01-01T00:00:00 on every clock.
void append_moment(std::string& out, const carrier::Moment& moment,
                   const carrier::Presentation& presentation);
// In UTC whatever the caller's clock, with Z when dates have a suffix [wire: Dates in responses].
void append_utc_moment(std::string& out, const carrier::UtcMoment& moment,
                       const carrier::Presentation& presentation);
// Midnight of the caller's clock.
void append_day(std::string& out, const std::optional<carrier::CalendarDay>& day,
                const carrier::Presentation& presentation);
// 01:30:00.
void append_duration(std::string& out, carrier::Duration duration);

// Dates of every form that requests have [wire: Dates in requests]; without an offset they are wall
// time of `zone`. The first two days of the year 1, which are the empty date on the clocks of all
// zones, and what is before are none. Errors say what was expected; the caller knows the member.
[[nodiscard]] Result<carrier::Moment> parse_moment(std::string_view text,
                                                   const locale::TimeZone& zone);
// The day that is written; of a date with Z the day on the clock of `zone`. The year 1 is none.
[[nodiscard]] Result<std::optional<carrier::CalendarDay>> parse_day(std::string_view text,
                                                                    const locale::TimeZone& zone);
// hh:mm:ss or hh:mm, or ISO 8601 of days to seconds such as PT1H30M and P0D; below 24 hours.
[[nodiscard]] Result<carrier::Duration> parse_duration(std::string_view text);

// The number of one value: by its name in any case, or as a number that has a name.
[[nodiscard]] std::optional<std::uint32_t> parse_enum(std::string_view text,
                                                      std::span<const carrier::FlagName> names);
// The sum of flags: names and numbers, with commas or blanks between them. None when something in
// it is unknown.
[[nodiscard]] std::optional<std::uint32_t> parse_flag_sum(std::string_view text,
                                                          std::span<const carrier::FlagName> names);

}  // namespace crm::codec
