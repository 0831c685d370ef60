// SO-TimeZone: in which zone the caller means and wants dates, and whether with their offset
// [wire: SO-TimeZone].
#pragma once

#include <string_view>

#include "base/result.h"
#include "locale/zone_catalog.h"

namespace crm::negotiate {

struct ZoneChoice {
  const locale::ZoneEntry* zone = nullptr;  // of the program's table; null: the base zone
  bool include_offset = false;

  bool operator==(const ZoneChoice&) const = default;
};

// Reads the header's value, several fields of that name being joined with commas already: a list
// of zones, by code or id, and the flag includeTZOffset, all in any case and any order, with blanks
// as one likes. Items without text and repeats do no harm, the last of several zones counts, and an
// empty value says nothing. Errors: BadRequest for an item that is no zone and not the flag, even
// when a zone follows, and for a zone whose rules nobody knows: a wrong time is worse than none.
[[nodiscard]] Result<ZoneChoice> read_so_time_zone(std::string_view value,
                                                   const locale::ZoneCatalog& catalog);

}  // namespace crm::negotiate
