#include "locale/last_rule.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/civil_time.h"

namespace crm::locale {
namespace {

Instant utc(const std::string& text) { return parse_instant(text).value(); }

LastRule rule(const std::string& line) { return LastRule::parse(line).value(); }

TEST(LastRule, ReadsAZoneThatNeverChanges) {
  EXPECT_EQ(rule("JST-9").offset_s(utc("2050-07-01T00:00:00Z")), 9 * 3600);
  EXPECT_EQ(rule("<+0545>-5:45").offset_s(utc("2050-07-01T00:00:00Z")), 5 * 3600 + 45 * 60);
  EXPECT_EQ(rule("HST10").offset_s(utc("2050-07-01T00:00:00Z")), -10 * 3600);
  EXPECT_TRUE(rule("UTC0").changes_in(2050).empty());
}

TEST(LastRule, ChangesOnTheWeekdaysItNames) {
  EXPECT_EQ(rule("CET-1CEST,M3.5.0,M10.5.0/3").changes_in(2050),
            (std::vector<ClockChange>{{utc("2050-03-27T01:00:00Z"), 7200},
                                      {utc("2050-10-30T01:00:00Z"), 3600}}));
  EXPECT_EQ(rule("EST5EDT,M3.2.0,M11.1.0").changes_in(2050),
            (std::vector<ClockChange>{{utc("2050-03-13T07:00:00Z"), -4 * 3600},
                                      {utc("2050-11-06T06:00:00Z"), -5 * 3600}}));
}

TEST(LastRule, KnowsSouthernSummersAndHalfHours) {
  const LastRule lord_howe = rule("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
  EXPECT_EQ(lord_howe.changes_in(2050),
            (std::vector<ClockChange>{{utc("2050-04-02T15:00:00Z"), 37'800},
                                      {utc("2050-10-01T15:30:00Z"), 39'600}}));
  EXPECT_EQ(lord_howe.offset_s(utc("2050-01-01T00:00:00Z")), 39'600);
  EXPECT_EQ(lord_howe.offset_s(utc("2050-07-01T00:00:00Z")), 37'800);
  EXPECT_EQ(lord_howe.offset_s(utc("2050-12-31T23:59:59Z")), 39'600);
}

TEST(LastRule, KnowsChangesTheDayBeforeAndDaysAfterTheNamedDay) {
  // The Saturday before the last Sunday, 22 o'clock; last Sunday is the 27th.
  EXPECT_EQ(rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0").changes_in(2050)[0].at,
            utc("2050-03-27T01:00:00Z"));
  // Two days and two hours behind the fourth Thursday, the 24th.
  EXPECT_EQ(rule("EET-2EEST,M3.4.4/50,M10.4.4/50").changes_in(2050)[0].at,
            utc("2050-03-26T00:00:00Z"));
}

TEST(LastRule, TakesTheDarkerHalfAsWinterWhateverTheLineCallsIt) {
  EXPECT_EQ(rule("IST-1GMT0,M10.5.0,M3.5.0/1").winter_offset_s(), 0);
  EXPECT_EQ(rule("IST-1GMT0,M10.5.0,M3.5.0/1").offset_s(utc("2050-07-01T00:00:00Z")), 3600);
  EXPECT_EQ(rule("IST-1GMT0,M10.5.0,M3.5.0/1").offset_s(utc("2050-01-01T00:00:00Z")), 0);
  EXPECT_EQ(rule("CET-1CEST,M3.5.0,M10.5.0/3").winter_offset_s(), 3600);
}

TEST(LastRule, ChangesExactlyAtTheSecond) {
  const LastRule oslo = rule("CET-1CEST,M3.5.0,M10.5.0/3");
  const Instant spring = utc("2050-03-27T01:00:00Z");
  EXPECT_EQ(oslo.offset_s(Instant{spring.ticks - 1}), 3600);
  EXPECT_EQ(oslo.offset_s(spring), 7200);
  const Instant autumn = utc("2050-10-30T01:00:00Z");
  EXPECT_EQ(oslo.offset_s(Instant{autumn.ticks - 1}), 7200);
  EXPECT_EQ(oslo.offset_s(autumn), 3600);
}

TEST(LastRule, RefusesWhatItDoesNotUnderstand) {
  for (const std::string line :
       {"", "CET", "-1", "CET-1CEST", "CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,",
        "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
        "CET-1CEST,M3.5,M10.5.0", "CET-1CEST,J60,J300", "CET-1CEST,59,300", "CET-1:60",
        "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1CEST,M3.5.0/168,M10.5.0", "<+01", "CET-99999"}) {
    const auto read = LastRule::parse(line);
    ASSERT_FALSE(read) << line;
    EXPECT_EQ(read.error().kind, ErrorKind::Unavailable);
  }
}

}  // namespace
}  // namespace crm::locale
