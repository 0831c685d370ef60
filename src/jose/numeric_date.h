// Points in time as tokens hold them: seconds since 1970, possibly with a fraction (RFC 7519 §2).
#pragma once

#include <optional>

#include <boost/json/value.hpp>

#include "base/instant.h"

namespace crm::jose {

// None where it is no number, or none of a year from 1970 to 9999.
[[nodiscard]] std::optional<Instant> instant_of(const boost::json::value& numeric_date);

}  // namespace crm::jose
