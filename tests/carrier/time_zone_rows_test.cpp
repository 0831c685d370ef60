#include "carrier/time_zone_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace crm::carrier {
namespace {

const locale::ZoneEntry& entry(std::string_view code) {
  return *std::ranges::find(locale::zone_table(), code, &locale::ZoneEntry::code);
}

template <class Carrier>
std::vector<std::string> names() {
  std::vector<std::string> found;
  for_each_field<Carrier>([&](const auto& field) { found.emplace_back(field.name); });
  return found;
}

TEST(TimeZoneRow, IsTheDocumentedSample) {
  const TimeZoneRow row = time_zone_row(entry("NO"));
  EXPECT_EQ(row, (TimeZoneRow{.primary_key = "261",
                              .entity_name = "timezone",
                              .id = 261,
                              .time_zone = "NO",
                              .country = "Norway",
                              .region = "",
                              .offset = "+1:00",
                              .daylight = "+2:00",
                              .is_active = 1}));
  EXPECT_EQ(names<TimeZoneRow>(),
            (std::vector<std::string>{"PrimaryKey", "EntityName", "id", "timeZone", "country",
                                      "region", "offset", "daylight", "isActive"}));
}

TEST(TimeZoneRow, TellsOffsetsWithoutALeadingZero) {
  EXPECT_EQ(time_zone_row(entry("UTC")).offset, "+0:00");
  EXPECT_EQ(time_zone_row(entry("UTC")).daylight, "");
  EXPECT_EQ(time_zone_row(entry("AU-ACT")).offset, "+10:00");
  EXPECT_EQ(time_zone_row(entry("AU-ACT")).daylight, "+11:00");
  EXPECT_EQ(time_zone_row(entry("CA-NL")).offset, "-3:30");
  EXPECT_EQ(time_zone_row(entry("CA-NL")).daylight, "-2:30");
  EXPECT_EQ(time_zone_row(entry("US-HI")).offset, "-10:00");
}

TEST(TimeZoneRow, SaysWhetherTheZoneIsShown) {
  EXPECT_EQ(time_zone_row(entry("PF2A")).is_active, 0);
  EXPECT_EQ(time_zone_row(entry("PF2A")).offset, "");
}

TEST(TimeZoneRows, AreTheWholeTableButForHiddenZones) {
  const auto rows = time_zone_rows(locale::zone_table());
  EXPECT_EQ(rows.size(), locale::zone_table().size() - 1);
  EXPECT_EQ(rows.front().time_zone, "UTC");
  EXPECT_EQ(std::ranges::count(rows, "PF2A", &TimeZoneRow::time_zone), 0);
  EXPECT_EQ(std::ranges::count(rows, "NO", &TimeZoneRow::time_zone), 1);
}

TEST(TimeZoneLocation, IsTheDocumentedSample) {
  EXPECT_EQ(time_zone_location(entry("NO")), (TimeZoneLocation{.id = 261,
                                                               .name = "Norway",
                                                               .code = "NO",
                                                               .cities = "Oslo",
                                                               .iso_number = 578,
                                                               .standard_rules = {},
                                                               .daylight_rules = {}}));
  EXPECT_EQ(names<TimeZoneLocation>(),
            (std::vector<std::string>{"TZLocationID", "Name", "TZLocationCode", "TZLocationCities",
                                      "IsoNumber", "TimeZoneSTDRules", "TimeZoneDSTRules"}));
}

TEST(TimeZoneLocation, NamesThePartOfTheCountryAndACityOfIt) {
  const TimeZoneLocation new_york = time_zone_location(entry("US-NY"));
  EXPECT_EQ(new_york.name, "United States, New York");
  EXPECT_EQ(new_york.cities, "New York");
  EXPECT_EQ(new_york.iso_number, 840);
  EXPECT_EQ(time_zone_location(entry("US-IN")).cities, "Indianapolis");
}

TEST(TimeZoneLocation, HasNeitherCountryNorCityForUtc) {
  const TimeZoneLocation utc = time_zone_location(entry("UTC"));
  EXPECT_EQ(utc.name, "UTC/GMT");
  EXPECT_EQ(utc.cities, "");
  EXPECT_EQ(utc.iso_number, 0);
}

TEST(TimeZoneLocation, NumbersEveryCountryOfTheTable) {
  for (const locale::ZoneEntry& row : locale::zone_table()) {
    const TimeZoneLocation location = time_zone_location(row);
    EXPECT_EQ(location.iso_number == 0, row.code == "UTC") << row.code;
    EXPECT_FALSE(location.name.empty()) << row.code;
  }
}

}  // namespace
}  // namespace crm::carrier
