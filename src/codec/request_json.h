// Reads the request from JSON [wire: Request body].
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "carrier/active_contacts_request.h"
#include "locale/time_zone.h"

namespace crm::codec {

inline constexpr std::size_t kJsonDepthMax = 64;
inline constexpr std::size_t kJsonNumberCharsMax = 64;

// Strict JSON in UTF-8, one byte order mark allowed in front. Member names in any case, unknown
// members ignored, of several equal ones the last counts. Dates without an offset are wall time of
// `zone`. Errors are BadRequest and name the member.
[[nodiscard]] Result<carrier::ActiveContactsRequest> read_request_json(
    std::string_view body, const locale::TimeZone& zone);

}  // namespace crm::codec
