#include "negotiate/so_time_zone.h"

#include <gtest/gtest.h>

#include <string>

namespace crm::negotiate {
namespace {

const locale::ZoneCatalog& catalog() {
  static const locale::ZoneCatalog opened = locale::ZoneCatalog::open();
  return opened;
}

// What the value says, as one text: "NO+offset".
std::string said(std::string_view value) {
  const auto choice = read_so_time_zone(value, catalog());
  if (!choice) return "refused";
  const std::string zone(choice->zone == nullptr ? "base" : choice->zone->code);
  return choice->include_offset ? zone + "+offset" : zone;
}

TEST(SoTimeZone, ReadsTheDocumentedExamples) {
  EXPECT_EQ(said("NO"), "NO");
  EXPECT_EQ(said("261"), "NO");
  EXPECT_EQ(said("NO, includeTZOffset"), "NO+offset");
  EXPECT_EQ(said("NO,includeTZOffset"), "NO+offset");
  EXPECT_EQ(said("UTC,includeTZOffset"), "UTC+offset");
  EXPECT_EQ(said("includeTZOffset"), "base+offset");
  EXPECT_EQ(said("US-NY"), "US-NY");
}

TEST(SoTimeZone, KnowsACodeAndItsIdAsTheSameZone) {
  for (const locale::ZoneEntry& row : catalog().entries()) {
    if (row.iana.empty()) continue;
    EXPECT_EQ(said(row.code), row.code);
    EXPECT_EQ(said(std::to_string(row.id)), row.code);
  }
}

TEST(SoTimeZone, CaresNeitherForCaseNorForBlanksNorForOrder) {
  EXPECT_EQ(said("no"), "NO");
  EXPECT_EQ(said("utc"), "UTC");
  EXPECT_EQ(said("us-ny,INCLUDETZOFFSET"), "US-NY+offset");
  EXPECT_EQ(said("NO,includeTZoffset"), "NO+offset");
  EXPECT_EQ(said("  NO \t,\tincludeTZOffset  "), "NO+offset");
  EXPECT_EQ(said("includeTZOffset,NO"), "NO+offset");
}

TEST(SoTimeZone, TakesNoHarmFromRepeatsAndItemsWithoutText) {
  EXPECT_EQ(said("includeTZOffset,includeTZOffset"), "base+offset");
  EXPECT_EQ(said("NO,includeTZOffset,includeTZOffset,includeTZOffset"), "NO+offset");
  EXPECT_EQ(said(",NO,"), "NO");
  EXPECT_EQ(said("NO,, ,includeTZOffset,"), "NO+offset");
  EXPECT_EQ(said("NO,NO"), "NO");
  EXPECT_EQ(said(",includeTZOffset"), "base+offset");
}

TEST(SoTimeZone, LetsTheLastZoneCount) {
  EXPECT_EQ(said("NO,US-NY"), "US-NY");
  EXPECT_EQ(said("460,includeTZOffset,NO"), "NO+offset");
  EXPECT_EQ(said("UTC,NO,utc"), "UTC");
}

TEST(SoTimeZone, SaysNothingWhenItIsEmpty) {
  for (const auto* value : {"", " ", "\t", ",", " , ,,"}) EXPECT_EQ(said(value), "base") << value;
}

TEST(SoTimeZone, RefusesWhatIsNoZoneAndSaysWhatItExpected) {
  for (const std::string value :
       {"XX", "N O", "Europe/Oslo", "NO;includeTZOffset", "NO includeTZOffset", "includeTZ",
        "includeTZOffsets", "+01:00", "0", "-1", "999999", "99999999999999999999", "261.0",
        "\"NO\"", "XX,NO", "NO,XX", "NO,includeTZOffset,XX"}) {
    const auto choice = read_so_time_zone(value, catalog());
    ASSERT_FALSE(choice) << value;
    EXPECT_EQ(choice.error().kind, ErrorKind::BadRequest) << value;
    EXPECT_TRUE(choice.error().detail.starts_with("SO-TimeZone: ")) << choice.error().detail;
    EXPECT_NE(choice.error().detail.find("NO, an id such as 261"), std::string::npos) << value;
  }
  EXPECT_NE(read_so_time_zone("NO, XX", catalog()).error().detail.find("'XX'"), std::string::npos);
}

TEST(SoTimeZone, QuotesNoMoreOfALongItemThanItsFront) {
  const auto choice = read_so_time_zone(std::string(10'000, 'x'), catalog());
  ASSERT_FALSE(choice);
  EXPECT_LT(choice.error().detail.size(), 300U);
}

TEST(SoTimeZone, RefusesAZoneWhoseRulesNobodyKnows) {
  EXPECT_EQ(said("PF2A"), "refused");
  EXPECT_EQ(said("PF"), "PF");
}

}  // namespace
}  // namespace crm::negotiate
