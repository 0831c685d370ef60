// The zones of the table with their rules, for look-ups on the way of a request: by code, by
// number, by IANA name.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/on_demand.h"
#include "base/result.h"
#include "locale/time_zone.h"
#include "locale/zone_table.h"

namespace crm::locale {

// Any thread may use it. Entries live as long as the program.
class ZoneCatalog {
 public:
  // Reads no file yet. So it never fails: a zone whose rules the system's database lacks is told by
  // zone(), and a server that needs none of them runs.
  [[nodiscard]] static ZoneCatalog open();

  // The whole table, hidden zones included.
  [[nodiscard]] std::span<const ZoneEntry> entries() const { return zone_table(); }

  // By code in any ASCII case or by decimal id, without blanks around it: "no", "US-NY", "261".
  // Hidden zones are found too; null for what is in no row.
  [[nodiscard]] const ZoneEntry* find(std::string_view code_or_id) const;

  // The row that stands for an IANA zone, spelt exactly: the one of the lowest id where several
  // have its rules, since the ids of the vendor are below ours. All names of UTC find UTC. Null for
  // zones that no row has, such as older names of others.
  [[nodiscard]] const ZoneEntry* find_iana(std::string_view iana) const;

  // The rules of a zone: a copy of a shared pointer. Who asks for a zone first has it read: a file
  // of the system of a few kilobytes, and before the first of them the names of all. Errors:
  // NotFound for a row without IANA name or with one that the system does not have; Unavailable as
  // TimeZone::open(), which the next to ask tries again. REQUIRES: a row of the table.
  [[nodiscard]] Result<TimeZone> zone(const ZoneEntry& entry) const;

 private:
  ZoneCatalog() = default;

  std::vector<const ZoneEntry*> by_code_;
  std::vector<const ZoneEntry*> by_iana_;  // then by id; rows without a name left out
  std::vector<const ZoneEntry*> by_id_;
  std::vector<OnDemand<Result<TimeZone>>> rules_;  // rules_[i] is for by_id_[i]
};

}  // namespace crm::locale
