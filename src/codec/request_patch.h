// Reads the request from a JSON Patch [wire: Patch bodies] [rfc 6902].
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "carrier/active_contacts_request.h"
#include "locale/time_zone.h"

namespace crm::codec {

inline constexpr std::size_t kPatchOperationsMax = 100;

// An array of operations, applied to a request of which every member has its default; an object is
// a merge patch, which read_request_json() reads. `text` is JSON in UTF-8, strict or relaxed. Paths
// name members in any case, with or without the first slash. Dates without an offset are wall time
// of `zone`. Errors are BadRequest and name the member, or the number and path of the operation.
[[nodiscard]] Result<carrier::ActiveContactsRequest> read_request_patch(
    std::string_view text, const locale::TimeZone& zone);

}  // namespace crm::codec
