#include "app/base_zone.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "locale/date_text.h"
#include "tests/support/times.h"

namespace crm::app {
namespace {

const locale::ZoneCatalog& zones() {
  static const auto kOpened = locale::ZoneCatalog::open();
  return kOpened;
}

// Noon in Greenwich by that zone, and the zone's code.
std::string noon(std::string_view name) {
  const auto base = base_zone(name, zones());
  if (!base) return "refused";
  std::string text;
  locale::append_date(text, instant("2026-01-05T12:00:00Z"), base->zone, true);
  return text + " " + std::string(base->code);
}

TEST(BaseZone, IsNamedByCodeOrNumber) {
  EXPECT_EQ(noon("NO"), "2026-01-05T13:00:00+01:00 NO");
  EXPECT_EQ(noon("us-ny"), "2026-01-05T07:00:00-05:00 US-NY");
  EXPECT_EQ(noon("261"), "2026-01-05T13:00:00+01:00 NO");
}

TEST(BaseZone, IsNamedByIanaNameAndHasACodeWhereAListHasIt) {
  EXPECT_EQ(noon("Europe/Oslo"), "2026-01-05T13:00:00+01:00 NO");
  EXPECT_EQ(noon("UTC"), "2026-01-05T12:00:00Z UTC");
  EXPECT_EQ(noon("Antarctica/Troll"), "2026-01-05T12:00:00+00:00 ");
}

TEST(BaseZone, IsRefusedByTheNameOfTheSetting) {
  for (const std::string_view name : {"", "Europe/Nowhere", "XX", "../etc/passwd", "+01:00"}) {
    const auto refused = base_zone(name, zones());
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().detail.find("base_time_zone: \"" + std::string(name) + "\""), 0U);
  }
}

}  // namespace
}  // namespace crm::app
