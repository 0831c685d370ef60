// How a caller wants the answer told: by which clock, in whose words, and which members.
#pragma once

#include "carrier/selection.h"
#include "locale/time_zone.h"
#include "locale/wording.h"

namespace crm::carrier {

struct Presentation {
  locale::TimeZone zone = locale::TimeZone::utc();
  bool with_suffix = true;  // offset or Z behind every date [wire: Dates in responses]
  locale::Wording wording;  // as stored, unless a language is asked for [wire: Languages]
  Selection selection;      // of each row [wire: $select]

  // Whether both tell everything alike.
  bool operator==(const Presentation&) const = default;
};

}  // namespace crm::carrier
