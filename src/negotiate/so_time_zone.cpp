#include "negotiate/so_time_zone.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace crm::negotiate {
namespace {

constexpr std::string_view kFlag = "includeTZOffset";

}  // namespace

Result<ZoneChoice> read_so_time_zone(std::string_view value, const locale::ZoneCatalog& catalog) {
  ZoneChoice choice;
  while (!value.empty()) {
    const auto comma = std::min(value.find(','), value.size());
    const std::string_view item = trim(value.substr(0, comma));
    value.remove_prefix(std::min(comma + 1, value.size()));
    if (item.empty()) continue;
    if (equals_ignoring_case(item, kFlag)) {
      choice.include_offset = true;
      continue;
    }
    choice.zone = catalog.find(item);
    if (choice.zone == nullptr) {
      return refuse(ErrorKind::BadRequest,
                    "SO-TimeZone: '" + excerpt(item, 60) +
                        "' is no time zone: expected a code such as NO, an id such as 261, "
                        "includeTZOffset, or several of them with commas.");
    }
    if (choice.zone->iana.empty()) {
      return refuse(ErrorKind::BadRequest, "SO-TimeZone: the rules of '" + excerpt(item, 60) +
                                               "' are not known here: expected another time zone.");
    }
  }
  return choice;
}

}  // namespace crm::negotiate
