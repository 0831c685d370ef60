// Reads the request from JSON [wire: Request body].
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "carrier/active_contacts_request.h"
#include "locale/time_zone.h"

namespace crm::codec {

inline constexpr std::size_t kJsonDepthMax = 64;
inline constexpr std::size_t kJsonNumberCharsMax = 64;

// What a value in the place of a list is: a mistake, or the only item of one.
enum class LoneItem : std::uint8_t { Refused, IsAList };

// JSON in UTF-8, strict or relaxed [wire: Relaxed JSON]; text that is strict is read once and not
// copied. Member names in any case, unknown members ignored, of several equal ones the last counts.
// Dates without an offset are wall time of `zone`. Errors are BadRequest and name the member, or
// the byte where the text is no JSON.
[[nodiscard]] Result<carrier::ActiveContactsRequest> read_request_json(
    std::string_view text, const locale::TimeZone& zone, LoneItem lone = LoneItem::Refused);

}  // namespace crm::codec
