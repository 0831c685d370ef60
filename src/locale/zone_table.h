// The time zones that callers may name, each with the code and number by which the wire knows it
// [wire: SO-TimeZone]. The rows are those of timezones.csv, built into the program: nothing is read
// at run time, and nothing can be missing.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace crm::locale {

// All views are of static storage.
struct ZoneEntry {
  std::int32_t id = 0;          // of the vendor; from kOwnZoneIds on it is one of ours
  std::string_view code;        // "NO", "US-NY": upper case, unique
  std::string_view country;     // in English; "" for UTC
  std::string_view region;      // the part of the country, or ""
  std::string_view std_offset;  // "+01:00", for show: the clock goes by the rules of `iana`
  std::string_view dst_offset;  // of summer; "" where there is none
  std::string_view iana;        // "Europe/Oslo"; "" where nobody knows which rules hold
  bool is_active = true;        // whether lists show it; a zone that they hide works all the same
};

// Where the ids begin that this project gave to zones whose id the vendor has not published.
inline constexpr std::int32_t kOwnZoneIds = 10'001;

// Every row, in the order of the file. Ids and codes are unique.
[[nodiscard]] std::span<const ZoneEntry> zone_table();

}  // namespace crm::locale
