// How a caller wants the answer told.
#pragma once

#include "locale/time_zone.h"

namespace crm::carrier {

struct Presentation {
  locale::TimeZone zone = locale::TimeZone::utc();
  bool with_suffix = true;  // offset or Z behind every date [wire: Dates in responses]
};

}  // namespace crm::carrier
