#include "locale/time_zone.h"

#include <date/tz.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace crm::locale {
namespace {

constexpr std::int32_t kHour = 3600;

Instant utc(const std::string& text) { return parse_instant(text).value(); }

CivilTime wall(const std::string& text) { return parse_written_time(text).value().civil; }

TimeZone zone(const std::string& name) { return TimeZone::open(name).value(); }

// The clock goes from one offset to the other exactly then.
void expect_change(const TimeZone& zone, const std::string& at, std::int32_t before_s,
                   std::int32_t after_s) {
  EXPECT_EQ(zone.offset_s(Instant{utc(at).ticks - 1}), before_s) << at;
  EXPECT_EQ(zone.offset_s(utc(at)), after_s) << at;
}

TEST(TimeZone, KnowsWhenTheClocksOfOsloChange) {
  const TimeZone oslo = zone("Europe/Oslo");
  expect_change(oslo, "2014-03-30T01:00:00Z", kHour, 2 * kHour);
  expect_change(oslo, "2026-03-29T01:00:00Z", kHour, 2 * kHour);
  expect_change(oslo, "2026-10-25T01:00:00Z", 2 * kHour, kHour);
}

TEST(TimeZone, KnowsWhenTheClocksOfNewYorkChange) {
  const TimeZone new_york = zone("America/New_York");
  expect_change(new_york, "2006-04-02T07:00:00Z", -5 * kHour, -4 * kHour);
  expect_change(new_york, "2026-03-08T07:00:00Z", -5 * kHour, -4 * kHour);
  expect_change(new_york, "2026-11-01T06:00:00Z", -4 * kHour, -5 * kHour);
}

TEST(TimeZone, KnowsTheHalfHourOfLordHowe) {
  const TimeZone lord_howe = zone("Australia/Lord_Howe");
  expect_change(lord_howe, "2026-04-04T15:00:00Z", 39'600, 37'800);
  expect_change(lord_howe, "2026-10-03T15:30:00Z", 37'800, 39'600);
}

TEST(TimeZone, GoesOnByTheLastRuleForEver) {
  const TimeZone oslo = zone("Europe/Oslo");
  expect_change(oslo, "2038-03-28T01:00:00Z", kHour, 2 * kHour);
  expect_change(oslo, "2099-10-25T01:00:00Z", 2 * kHour, kHour);
  expect_change(oslo, "2100-03-28T01:00:00Z", kHour, 2 * kHour);
  expect_change(oslo, "3000-03-30T01:00:00Z", kHour, 2 * kHour);
  EXPECT_EQ(oslo.offset_s(utc("9999-07-01T00:00:00Z")), 2 * kHour);
  EXPECT_EQ(oslo.offset_s(kLatest), kHour);
}

TEST(TimeZone, UsesStandardTimeAndNotLocalMeanTimeBeforeTheFirstRule) {
  EXPECT_EQ(zone("Europe/Oslo").offset_s(kEarliest), kHour);
  EXPECT_EQ(zone("Europe/Oslo").offset_s(utc("1850-01-01T00:00:00Z")), kHour);
  EXPECT_EQ(zone("America/New_York").offset_s(kEarliest), -5 * kHour);
  EXPECT_EQ(zone("Australia/Lord_Howe").offset_s(kEarliest), 37'800);
  EXPECT_EQ(zone("Europe/Dublin").offset_s(kEarliest), 0);
}

TEST(TimeZone, TellsOffsetsInWholeMinutes) {
  EXPECT_EQ(zone("Africa/Monrovia").offset_s(utc("1960-01-01T00:00:00Z")), -45 * 60);  // -0:44:30
  EXPECT_EQ(zone("Asia/Kathmandu").offset_s(utc("2026-01-01T00:00:00Z")), 5 * kHour + 45 * 60);
}

TEST(TimeZone, IsUtcUnderEachOfItsNamesAndNoOther) {
  EXPECT_TRUE(TimeZone::utc().is_utc());
  for (const auto* name : {"UTC", "Etc/UTC", "Zulu", "Universal"}) {
    EXPECT_TRUE(zone(name).is_utc()) << name;
  }
  for (const auto* name : {"Africa/Abidjan", "Europe/London", "GMT"}) {
    EXPECT_FALSE(zone(name).is_utc()) << name;
  }
  EXPECT_EQ(TimeZone::utc().offset_s(utc("2026-07-01T00:00:00Z")), 0);
}

TEST(TimeZone, OpensOldNamesAndRefusesUnknownOnes) {
  EXPECT_EQ(zone("US/Hawaii").offset_s(utc("2026-01-01T00:00:00Z")), -10 * kHour);
  for (const auto* name : {"", "Europe/Atlantis", "europe/oslo", "../../../etc/passwd", "NO",
                           "tzdata.zi", "/usr/share/zoneinfo/Europe/Oslo"}) {
    const auto opened = TimeZone::open(name);
    ASSERT_FALSE(opened) << name;
    EXPECT_EQ(opened.error().kind, ErrorKind::NotFound) << name;
  }
}

TEST(TimeZone, MovesSkippedTimesForwardByTheGap) {
  const TimeZone oslo = zone("Europe/Oslo");
  EXPECT_EQ(oslo.to_instant(wall("2026-03-29T01:59:59")), utc("2026-03-29T00:59:59Z"));
  EXPECT_EQ(oslo.to_instant(wall("2026-03-29T02:00:00")), utc("2026-03-29T01:00:00Z"));
  EXPECT_EQ(oslo.to_instant(wall("2026-03-29T02:30:00")), utc("2026-03-29T01:30:00Z"));
  EXPECT_EQ(oslo.to_instant(wall("2026-03-29T03:30:00")), utc("2026-03-29T01:30:00Z"));
  // A whole day was skipped when Samoa crossed the date line.
  EXPECT_EQ(zone("Pacific/Apia").to_instant(wall("2011-12-30T12:00:00")),
            utc("2011-12-30T22:00:00Z"));
}

TEST(TimeZone, TakesTheFirstReadingOfRepeatedTimes) {
  const TimeZone oslo = zone("Europe/Oslo");
  EXPECT_EQ(oslo.to_instant(wall("2026-10-25T01:59:59")), utc("2026-10-24T23:59:59Z"));
  EXPECT_EQ(oslo.to_instant(wall("2026-10-25T02:00:00")), utc("2026-10-25T00:00:00Z"));
  EXPECT_EQ(oslo.to_instant(wall("2026-10-25T02:59:59")), utc("2026-10-25T00:59:59Z"));
  EXPECT_EQ(oslo.to_instant(wall("2026-10-25T03:00:00")), utc("2026-10-25T02:00:00Z"));
  EXPECT_EQ(zone("America/New_York").to_instant(wall("2026-11-01T01:30:00")),
            utc("2026-11-01T05:30:00Z"));
}

TEST(TimeZone, SaturatesAtTheEndsOfTheYearsThatCanBeWritten) {
  const TimeZone oslo = zone("Europe/Oslo");
  const TimeZone new_york = zone("America/New_York");
  EXPECT_EQ(oslo.to_instant(wall("0001-01-01T00:30:00")), kEarliest);
  EXPECT_EQ(oslo.to_instant(wall("0001-01-01T01:00:00")), kEarliest);
  EXPECT_EQ(oslo.to_instant(wall("0001-01-01T01:00:01")), utc("0001-01-01T00:00:01Z"));
  EXPECT_EQ(new_york.to_instant(wall("9999-12-31T23:30:00")), kLatest);
  EXPECT_EQ(oslo.to_instant(CivilTime{12'000, 1, 1}), kLatest);
  EXPECT_EQ(new_york.to_instant(CivilTime{0, 1, 1}), kEarliest);
}

// The library that reads the database is right until 2037, and slow.
TEST(TimeZone, AgreesWithTheDatabaseInEveryZone) {
  const Instant begin = utc("1950-01-01T00:00:00Z");
  const Instant end = utc("2037-06-01T00:00:00Z");
  constexpr std::int64_t kStep = 53 * 86'400 + 4241;  // seconds: no rhythm of the calendar
  int checked = 0;
  for (const date::time_zone& known : date::get_tzdb().zones) {
    const auto opened = TimeZone::open(known.name());
    ASSERT_TRUE(opened) << known.name() << ": " << opened.error().detail;
    for (Instant at = begin; at < end; at.ticks += kStep * kTicksPerSecond) {
      const auto info =
          known.get_info(date::sys_seconds{std::chrono::seconds{at.ticks / kTicksPerSecond}});
      if (info.abbrev == "LMT") continue;
      const std::int64_t off_s = opened->offset_s(at) - info.offset.count();
      ASSERT_LE(std::abs(off_s), 30) << known.name() << " " << utc_text(at);
      ++checked;
    }
  }
  EXPECT_GT(checked, 100'000);
}

RC_GTEST_PROP(TimeZone, GivesBackTheInstantThatItShowsOrAnEarlierReading, ()) {
  static const std::vector<TimeZone> zones{
      zone("Europe/Oslo"),    zone("America/New_York"), zone("Australia/Lord_Howe"),
      zone("Asia/Kathmandu"), zone("Pacific/Apia"),     zone("Africa/Casablanca"),
      zone("America/Nuuk"),   zone("Europe/Dublin"),    TimeZone::utc()};
  const TimeZone& where = zones[*rc::gen::inRange<std::size_t>(0, zones.size())];
  const auto between = [](const std::string& begin, const std::string& end) {
    return rc::gen::resize(rc::kNominalSize, rc::gen::inRange(utc(begin).ticks, utc(end).ticks));
  };
  const Instant at{*rc::gen::oneOf(between("1900-01-01T00:00:00Z", "2110-01-01T00:00:00Z"),
                                   between("0001-01-03T00:00:00Z", "9999-12-29T00:00:00Z"))};
  const CivilTime shown = civil_time(at, where.offset_s(at));
  const Instant back = where.to_instant(shown);
  RC_ASSERT(back <= at);
  RC_ASSERT(civil_time(back, where.offset_s(back)) == shown);
}

}  // namespace
}  // namespace crm::locale
