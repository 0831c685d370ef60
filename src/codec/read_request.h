// Reads what is asked, in whichever form it is written. This is the only door to the readers of the
// forms: they see text in UTF-8 of a length that is allowed.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "carrier/active_contacts_request.h"
#include "carrier/body_form.h"
#include "locale/time_zone.h"

namespace crm::codec {

// How much of a body is read.
struct BodyLimits {
  std::size_t decoded_bytes_max = std::size_t{1024} * 1024;  // after gzip, and again in UTF-8
  std::size_t inflation_ratio_max = 100;                     // of gzip: out to in
};

// Reads what is asked from a body in any of its forms [wire: Request body]. Dates without an offset
// are wall time of `zone`. Errors: BadRequest naming the member and what was expected;
// UnsupportedMediaType when nobody said what the body is and its first character does not tell, or
// when XML declares an encoding that is not read; PayloadTooLarge when it grows beyond the limits.
[[nodiscard]] Result<carrier::ActiveContactsRequest> read_request(const carrier::BodyForm& form,
                                                                  std::string_view body,
                                                                  const locale::TimeZone& zone,
                                                                  const BodyLimits& limits);

}  // namespace crm::codec
