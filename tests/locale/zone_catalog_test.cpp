#include "locale/zone_catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/text.h"
#include "locale/date_text.h"

namespace crm::locale {
namespace {

Instant utc(const std::string& text) { return parse_instant(text).value(); }

const ZoneCatalog& catalog() {
  static const ZoneCatalog opened = ZoneCatalog::open();
  return opened;
}

const ZoneEntry& entry(std::string_view code) {
  const ZoneEntry* found = catalog().find(code);
  if (found == nullptr) throw std::runtime_error("no zone " + std::string(code));
  return *found;
}

TimeZone zone(std::string_view code) { return catalog().zone(entry(code)).value(); }

std::string told(Instant at, const TimeZone& where, bool with_suffix = true) {
  std::string out;
  append_date(out, at, where, with_suffix);
  return out;
}

TEST(ZoneTable, HasEachRowThatTheVendorPublishes) {
  struct Published {
    std::int32_t id;
    std::string_view code;
    std::string_view iana;
  };
  for (const Published& row :
       {Published{1, "UTC", "Etc/UTC"}, Published{36, "AU-ACT", "Australia/Sydney"},
        Published{50, "BD", "Asia/Dhaka"}, Published{114, "CA-QC", "America/Toronto"},
        Published{140, "DK", "Europe/Copenhagen"}, Published{156, "FR", "Europe/Paris"},
        Published{261, "NO", "Europe/Oslo"}, Published{425, "US-CA", "America/Los_Angeles"},
        Published{433, "US-HI", "Pacific/Honolulu"}, Published{460, "US-NY", "America/New_York"}}) {
    const ZoneEntry& found = entry(row.code);
    EXPECT_EQ(found.id, row.id) << row.code;
    EXPECT_EQ(found.iana, row.iana) << row.code;
    EXPECT_TRUE(found.is_active) << row.code;
  }
}

TEST(ZoneTable, IsTheFileRowForRow) {
  std::ifstream file(std::string(CRM_SOURCE_DIR) + "/src/locale/timezones.csv");
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  for (const ZoneEntry& row : zone_table()) {
    ASSERT_TRUE(std::getline(file, line));
    const std::string front = std::to_string(row.id) + "," + std::string(row.code) + "," +
                              std::string(row.country) + "," + std::string(row.region) + "," +
                              std::string(row.std_offset) + "," + std::string(row.dst_offset) +
                              "," + std::string(row.iana) + "," + (row.is_active ? "1," : "0,");
    EXPECT_TRUE(line.starts_with(front)) << line << "\n" << front;
  }
  EXPECT_FALSE(std::getline(file, line)) << line;
  EXPECT_GT(zone_table().size(), 300U);
}

TEST(ZoneTable, HasNoIdAndNoCodeTwice) {
  std::set<std::int32_t> ids;
  std::set<std::string> codes;
  for (const ZoneEntry& row : zone_table()) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id;
    EXPECT_TRUE(codes.insert(ascii_lower(row.code)).second) << row.code;
    EXPECT_GT(row.id, 0);
    EXPECT_LE(row.code.size(), 29U);
    EXPECT_TRUE(is_utf8(row.country));
  }
}

TEST(ZoneCatalog, FindsEachRowByItsCodeInAnyCaseAndByItsId) {
  for (const ZoneEntry& row : catalog().entries()) {
    EXPECT_EQ(catalog().find(row.code), &row);
    EXPECT_EQ(catalog().find(ascii_lower(row.code)), &row);
    EXPECT_EQ(catalog().find(std::to_string(row.id)), &row);
  }
  EXPECT_EQ(catalog().find("nO"), catalog().find("261"));
  EXPECT_EQ(catalog().find("us-Ny"), catalog().find("460"));
  EXPECT_EQ(catalog().find(std::string(50, '0') + "261"), catalog().find("NO"));
}

TEST(ZoneCatalog, FindsNothingElse) {
  for (const auto* text : {"",
                           " ",
                           "NO ",
                           " NO",
                           "N",
                           "NOR",
                           "Norway",
                           "Europe/Oslo",
                           "US-",
                           "US_NY",
                           "0",
                           "2",
                           "-1",
                           "-261",
                           "+261",
                           "261.0",
                           "261 ",
                           "2147483648",
                           "99999999999999999999999999",
                           "UTC+1",
                           "Z",
                           "includeTZOffset",
                           "A-CODE-LONGER-THAN-ANY-OF-THEM-IS"}) {
    EXPECT_EQ(catalog().find(text), nullptr) << text;
  }
  EXPECT_EQ(catalog().find(std::string_view("NO\0", 3)), nullptr);
  EXPECT_EQ(catalog().find(std::string(100'000, 'N')), nullptr);
}

TEST(ZoneCatalog, FindsHiddenZonesToo) {
  const ZoneEntry* found = catalog().find("pf2a");
  ASSERT_NE(found, nullptr);
  EXPECT_FALSE(found->is_active);
}

TEST(ZoneCatalog, HasTheRulesOfEveryRowThatHasAName) {
  int without_name = 0;
  for (const ZoneEntry& row : catalog().entries()) {
    const auto rules = catalog().zone(row);
    if (row.iana.empty()) {
      ++without_name;
      ASSERT_FALSE(rules) << row.code;
      EXPECT_EQ(rules.error().kind, ErrorKind::NotFound);
      continue;
    }
    ASSERT_TRUE(rules) << row.code << ": " << rules.error().detail;
    const auto opened = TimeZone::open(row.iana);
    ASSERT_TRUE(opened);
    for (const auto* at :
         {"2024-01-15T12:00:00Z", "2024-07-15T12:00:00Z", "1975-07-15T12:00:00Z"}) {
      EXPECT_EQ(rules->offset_s(utc(at)), opened->offset_s(utc(at))) << row.code << " " << at;
    }
  }
  EXPECT_EQ(without_name, 1);
}

// Nothing is read before it is asked for, and then by whoever asks.
TEST(ZoneCatalog, GivesTheRulesToManyThreadsAtOnce) {
  const ZoneCatalog fresh = ZoneCatalog::open();
  const Instant at = utc("2024-07-15T12:00:00Z");
  const auto offsets = [at](const ZoneCatalog& of) {
    std::vector<std::int32_t> found;
    for (const ZoneEntry& row : of.entries()) {
      const auto rules = of.zone(row);
      found.push_back(rules ? rules->offset_s(at) : -1);
    }
    return found;
  };
  std::vector<std::vector<std::int32_t>> found(4);
  std::vector<std::thread> threads;
  for (auto& each : found) threads.emplace_back([&] { each = offsets(fresh); });
  for (std::thread& each : threads) each.join();
  for (const auto& each : found) EXPECT_EQ(each, offsets(catalog()));
}

// The offsets of the table are for show; that they are those of 2024 proves that each row has its
// own rules and not those of a neighbour.
TEST(ZoneCatalog, ShowsTheOffsetsThatTheRulesGaveIn2024) {
  const auto seconds = [](std::string_view text) {
    const int minutes =
        (text[1] - '0') * 600 + (text[2] - '0') * 60 + (text[4] - '0') * 10 + (text[5] - '0');
    return (text[0] == '-' ? -60 : 60) * minutes;
  };
  for (const ZoneEntry& row : catalog().entries()) {
    if (row.iana.empty()) continue;
    const TimeZone rules = catalog().zone(row).value();
    std::set<std::int32_t> shown{seconds(row.std_offset)};
    if (!row.dst_offset.empty()) shown.insert(seconds(row.dst_offset));
    std::set<std::int32_t> real;
    for (Instant at = utc("2024-01-01T12:00:00Z"); at < utc("2025-01-01T00:00:00Z");
         at.ticks += 86'400 * kTicksPerSecond) {
      real.insert(rules.offset_s(at));
    }
    for (const std::int32_t offset_s : shown) {
      EXPECT_TRUE(real.contains(offset_s)) << row.code << " " << offset_s;
    }
    if (!row.dst_offset.empty()) {
      EXPECT_LT(seconds(row.std_offset), seconds(row.dst_offset)) << row.code;
    }
  }
}

TEST(ZoneCatalog, TakesTheVendorsRowForAnIanaZoneOrElseTheLowestId) {
  EXPECT_EQ(catalog().find_iana("Europe/Oslo"), &entry("NO"));  // and not Svalbard
  EXPECT_EQ(catalog().find_iana("America/Toronto"), &entry("CA-QC"));
  EXPECT_EQ(catalog().find_iana("Australia/Sydney"), &entry("AU-ACT"));
  EXPECT_EQ(catalog().find_iana("America/New_York"), &entry("US-NY"));
  for (const ZoneEntry& row : catalog().entries()) {
    if (row.iana.empty()) continue;
    const ZoneEntry* found = catalog().find_iana(row.iana);
    ASSERT_NE(found, nullptr) << row.iana;
    EXPECT_EQ(found->iana, row.iana);
    EXPECT_LE(found->id, row.id);
  }
  for (const auto* name : {"", "europe/oslo", "NO", "Europe/Atlantis", "GMT"}) {
    EXPECT_EQ(catalog().find_iana(name), nullptr) << name;
  }
}

TEST(ZoneCatalog, KnowsUtcUnderEachOfItsNames) {
  EXPECT_TRUE(zone("UTC").is_utc());
  for (const auto* name :
       {"UTC", "UCT", "Zulu", "Universal", "Etc/UTC", "Etc/UCT", "Etc/Zulu", "Etc/Universal"}) {
    EXPECT_TRUE(TimeZone::open(name).value().is_utc()) << name;
    EXPECT_EQ(catalog().find_iana(name), &entry("UTC")) << name;
  }
  int others = 0;
  for (const ZoneEntry& row : catalog().entries()) {
    const auto rules = catalog().zone(row);
    if (row.code == "UTC" || !rules) continue;
    EXPECT_FALSE(rules->is_utc()) << row.code;
    ++others;
  }
  EXPECT_GT(others, 300);
}

// The table of the protocol, an event at 16:00 UTC in July.
TEST(ZoneCatalog, TellsTheExamplesOfTheProtocol) {
  const Instant event = utc("2026-07-01T16:00:00Z");
  EXPECT_EQ(told(event, zone("NO")), "2026-07-01T18:00:00+02:00");
  EXPECT_EQ(told(event, zone("US-NY"), false), "2026-07-01T12:00:00");
  EXPECT_EQ(told(event, zone("US-NY")), "2026-07-01T12:00:00-04:00");
  EXPECT_EQ(told(event, zone("UTC")), "2026-07-01T16:00:00Z");
  EXPECT_EQ(told(event, zone("UTC"), false), "2026-07-01T16:00:00");
}

TEST(ZoneCatalog, SaysPlusZeroForZonesThatMerelyStandThere) {
  for (const auto* code : {"GB", "PT", "CI", "IS", "GH", "IE"}) {
    EXPECT_EQ(told(utc("2026-01-01T00:00:00Z"), zone(code)), "2026-01-01T00:00:00+00:00") << code;
  }
  EXPECT_EQ(told(utc("2026-07-01T00:00:00Z"), zone("IE")), "2026-07-01T01:00:00+01:00");
  EXPECT_EQ(told(utc("2026-07-01T00:00:00Z"), zone("IS")), "2026-07-01T00:00:00+00:00");
}

TEST(ZoneCatalog, TellsTheYearOneAtStandardTime) {
  EXPECT_EQ(told(kEarliest, zone("NO")), "0001-01-01T01:00:00+01:00");
  EXPECT_EQ(told(kEarliest, zone("NO"), false), "0001-01-01T01:00:00");
  EXPECT_EQ(told(kEarliest, zone("UTC")), "0001-01-01T00:00:00Z");
  EXPECT_EQ(told(kEarliest, zone("AU-ACT")), "0001-01-01T10:00:00+10:00");
}

TEST(ZoneCatalog, StaysWithinTheYearsThatCanBeWritten) {
  for (const ZoneEntry& row : catalog().entries()) {
    if (row.iana.empty()) continue;
    const TimeZone rules = catalog().zone(row).value();
    for (const Instant at : {kNever, kEarliest, kLatest}) {
      const std::string text = told(at, rules);
      const auto written = parse_written_time(text);
      ASSERT_TRUE(written) << row.code << " " << text;
      EXPECT_EQ(instant_of(*written, rules), std::max(at, kEarliest)) << row.code << " " << text;
    }
    EXPECT_EQ(rules.to_instant(CivilTime{0, 12, 31}), kEarliest);
    EXPECT_EQ(rules.to_instant(CivilTime{10'000, 1, 1}), kLatest);
  }
}

}  // namespace
}  // namespace crm::locale
