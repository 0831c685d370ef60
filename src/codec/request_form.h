// Reads the request from a form, application/x-www-form-urlencoded [wire: Form bodies].
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "carrier/active_contacts_request.h"
#include "carrier/body_form.h"
#include "locale/time_zone.h"

namespace crm::codec {

inline constexpr std::size_t kFormFieldsMax = 1'024;

// Pairs of name and value, `text` in UTF-8. The bytes that escapes stand for are Latin-1
// where `charset`, that of the body, is; else UTF-8. Names in any case, with or without the prefix
// of the parameter ("request.X", "request[X]"); lists as a repeated name, "X[]", "X[0]" or "1,2".
// Unknown names are ignored, but JSON is not taken for one: it would ask for everything. Dates
// without an offset are wall time of `zone`. Errors are BadRequest and name the member, or the
// pair.
[[nodiscard]] Result<carrier::ActiveContactsRequest> read_request_form(
    std::string_view text, carrier::Charset charset, const locale::TimeZone& zone);

}  // namespace crm::codec
