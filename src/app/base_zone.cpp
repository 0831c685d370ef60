#include "app/base_zone.h"

#include <string>
#include <utility>

#include "base/text.h"

namespace crm::app {

Result<BaseZone> base_zone(std::string_view name, const locale::ZoneCatalog& zones) {
  const locale::ZoneEntry* entry = zones.find(name);
  auto zone = entry != nullptr ? zones.zone(*entry) : locale::TimeZone::open(std::string(name));
  if (!zone) {
    return refuse(ErrorKind::BadRequest,
                  "base_time_zone: \"" + excerpt(name) +
                      "\" is no time zone: expected a code such as NO or US-NY, or an IANA name "
                      "such as Europe/Oslo.");
  }
  if (entry == nullptr) entry = zones.find_iana(name);
  return BaseZone{*std::move(zone), entry == nullptr ? std::string_view{} : entry->code};
}

}  // namespace crm::app
