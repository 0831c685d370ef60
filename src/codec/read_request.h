// Reads what is asked, in whichever form it is written. This is the only door to the readers of the
// forms: they see text in UTF-8 of a length that is allowed.
#pragma once

#include <string_view>

#include "base/result.h"
#include "carrier/active_contacts_request.h"
#include "carrier/body_form.h"
#include "codec/body_text.h"
#include "locale/time_zone.h"

namespace crm::codec {

// Reads what is asked from a body in any of its forms [wire: Request body]. Dates without an offset
// are wall time of `zone`. Errors: BadRequest naming the member and what was expected;
// UnsupportedMediaType when nobody said what the body is and its first character does not tell, or
// when XML declares an encoding that is not read; PayloadTooLarge when it grows beyond the limits.
[[nodiscard]] Result<carrier::ActiveContactsRequest> read_request(const carrier::BodyForm& form,
                                                                  std::string_view body,
                                                                  const locale::TimeZone& zone,
                                                                  const BodyLimits& limits);

}  // namespace crm::codec
