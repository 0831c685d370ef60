// Time zones as the auxiliary routes tell them: the rows of the list, and the one that is in use
// [wire: Auxiliary documents].
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "carrier/empty_object.h"
#include "carrier/field.h"
#include "locale/zone_table.h"

namespace crm::carrier {

// The envelope that the vendor's lists have in JSON.
inline constexpr std::string_view kListMetadata = "odata.metadata";
inline constexpr std::string_view kListNextLink = "odata.nextLink";  // always null: all is there
inline constexpr std::string_view kListRows = "value";

// A row of GET /api/v1/TimeZone.
struct TimeZoneRow {
  std::string primary_key;  // the id as text
  std::string entity_name = "timezone";
  std::int32_t id = 0;
  std::string time_zone;  // the code
  std::string country;
  std::string region;
  std::string offset;          // "+1:00": hours without a leading zero
  std::string daylight;        // likewise; "" where the clock never changes
  std::int32_t is_active = 1;  // 0 or 1

  bool operator==(const TimeZoneRow&) const = default;
};

template <>
struct Description<TimeZoneRow> {
  using C = TimeZoneRow;
  static constexpr std::string_view kName = "TimeZoneRow";
  static constexpr auto kFields = Fields{
      Field{"PrimaryKey", &C::primary_key, Use::Answer, 0, "The id as text."},
      Field{"EntityName", &C::entity_name, Use::Answer, 0, "Always timezone."},
      Field{"id", &C::id, Use::Answer, 0, "Number of the zone, as SO-TimeZone takes it."},
      Field{"timeZone", &C::time_zone, Use::Answer, 0,
            "Code of the zone, as SO-TimeZone takes it."},
      Field{"country", &C::country, Use::Answer, 0, "Country in English."},
      Field{"region", &C::region, Use::Answer, 0, "Part of the country, or empty."},
      Field{"offset", &C::offset, Use::Answer, 0, "Standard offset from UTC, for show."},
      Field{"daylight", &C::daylight, Use::Answer, 0, "Offset of summer, or empty."},
      Field{"isActive", &C::is_active, Use::Answer, 0, "1: shown in lists."},
  };
};

// The answer of GET /api/v1/TimeZone/current.
struct TimeZoneLocation {
  std::int32_t id = 0;
  std::string name;  // the country, and its part behind a comma where there is one
  std::string code;
  std::string cities;           // the city that names the zone's rules; "" for UTC
  std::int32_t iso_number = 0;  // of the country in ISO 3166-1; 0 for UTC
  EmptyObject standard_rules;
  EmptyObject daylight_rules;

  bool operator==(const TimeZoneLocation&) const = default;
};

template <>
struct Description<TimeZoneLocation> {
  using C = TimeZoneLocation;
  static constexpr std::string_view kName = "TimeZoneLocation";
  static constexpr auto kFields = Fields{
      Field{"TZLocationID", &C::id, Use::Answer, 0, "Number of the zone, as SO-TimeZone takes it."},
      Field{"Name", &C::name, Use::Answer, 0, "Country in English, with its part if any."},
      Field{"TZLocationCode", &C::code, Use::Answer, 0,
            "Code of the zone, as SO-TimeZone takes it."},
      Field{"TZLocationCities", &C::cities, Use::Answer, 0, "A city of the zone."},
      Field{"IsoNumber", &C::iso_number, Use::Answer, 0, "Number of the country in ISO 3166-1."},
      Field{"TimeZoneSTDRules", &C::standard_rules, Use::Answer, 0, "Always empty."},
      Field{"TimeZoneDSTRules", &C::daylight_rules, Use::Answer, 0, "Always empty."},
  };
};

[[nodiscard]] TimeZoneRow time_zone_row(const locale::ZoneEntry& entry);
[[nodiscard]] TimeZoneLocation time_zone_location(const locale::ZoneEntry& entry);

// The rows that lists show, in the order of the table.
[[nodiscard]] std::vector<TimeZoneRow> time_zone_rows(std::span<const locale::ZoneEntry> entries);

}  // namespace crm::carrier
