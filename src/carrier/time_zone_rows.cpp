#include "carrier/time_zone_rows.h"

#include <algorithm>
#include <string_view>

#include "locale/iso_number.h"

namespace crm::carrier {
namespace {

// "+01:00" as "+1:00", "-10:30" as it is.
std::string short_offset(std::string_view offset) {
  std::string text(offset);
  if (text.size() > 1 && text[1] == '0') text.erase(1, 1);
  return text;
}

// "New York" for America/New_York; "" for Etc/UTC and for no name.
std::string city_of(std::string_view iana) {
  if (iana.starts_with("Etc/")) return "";
  std::string city(iana.substr(iana.rfind('/') + 1));
  std::ranges::replace(city, '_', ' ');
  return city;
}

std::string name_of(const locale::ZoneEntry& entry) {
  std::string name(entry.country);
  if (!entry.country.empty() && !entry.region.empty()) name += ", ";
  return name.append(entry.region);
}

}  // namespace

TimeZoneRow time_zone_row(const locale::ZoneEntry& entry) {
  return TimeZoneRow{
      .primary_key = std::to_string(entry.id),
      .id = entry.id,
      .time_zone = std::string(entry.code),
      .country = std::string(entry.country),
      .region = std::string(entry.region),
      .offset = short_offset(entry.std_offset),
      .daylight = short_offset(entry.dst_offset),
      .is_active = entry.is_active ? 1 : 0,
  };
}

TimeZoneLocation time_zone_location(const locale::ZoneEntry& entry) {
  const bool is_of_a_country = !entry.country.empty();
  return TimeZoneLocation{
      .id = entry.id,
      .name = name_of(entry),
      .code = std::string(entry.code),
      .cities = city_of(entry.iana),
      // The codes of all parts of a country begin with its letters.
      .iso_number = is_of_a_country ? locale::iso_number(entry.code.substr(0, 2)) : 0,
  };
}

std::vector<TimeZoneRow> time_zone_rows(std::span<const locale::ZoneEntry> entries) {
  std::vector<TimeZoneRow> rows;
  for (const locale::ZoneEntry& entry : entries) {
    if (entry.is_active) rows.push_back(time_zone_row(entry));
  }
  return rows;
}

}  // namespace crm::carrier
