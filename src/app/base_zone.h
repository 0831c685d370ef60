// The zone that data belong to, as the setting names it.
#pragma once

#include <string_view>

#include "base/result.h"
#include "locale/time_zone.h"
#include "locale/zone_catalog.h"

namespace crm::app {

struct BaseZone {
  locale::TimeZone zone;
  std::string_view code;  // of static storage; "" for a zone that no list has
};

// By the code or number that SO-TimeZone takes, or by its IANA name. The error names the setting.
[[nodiscard]] Result<BaseZone> base_zone(std::string_view name, const locale::ZoneCatalog& zones);

}  // namespace crm::app
