#include "locale/date_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace crm::locale {
namespace {

Instant utc(const std::string& text) { return parse_instant(text).value(); }

TimeZone zone(const std::string& name) { return TimeZone::open(name).value(); }

std::string told(Instant at, const TimeZone& where, bool with_suffix = true) {
  std::string out;
  append_date(out, at, where, with_suffix);
  return out;
}

// The examples of the protocol, an event at 16:00 UTC in July.
TEST(DateText, IsWhatTheZonesClockShowsWithItsOffset) {
  const Instant event = utc("2026-07-01T16:00:00Z");
  EXPECT_EQ(told(event, zone("Europe/Oslo")), "2026-07-01T18:00:00+02:00");
  EXPECT_EQ(told(event, zone("America/New_York")), "2026-07-01T12:00:00-04:00");
  EXPECT_EQ(told(event, zone("America/New_York"), false), "2026-07-01T12:00:00");
  EXPECT_EQ(told(event, TimeZone::utc()), "2026-07-01T16:00:00Z");
  EXPECT_EQ(told(event, TimeZone::utc(), false), "2026-07-01T16:00:00");
}

TEST(DateText, SaysPlusZeroForZonesThatOnlyStandAtZero) {
  EXPECT_EQ(told(utc("2026-01-01T00:00:00Z"), zone("Europe/London")), "2026-01-01T00:00:00+00:00");
  EXPECT_EQ(told(utc("2026-01-01T00:00:00Z"), zone("Africa/Abidjan")), "2026-01-01T00:00:00+00:00");
}

TEST(DateText, TellsHalfHoursAndNegativeOnes) {
  EXPECT_EQ(told(utc("2026-07-01T00:00:00Z"), zone("Australia/Lord_Howe")),
            "2026-07-01T10:30:00+10:30");
  EXPECT_EQ(told(utc("2026-01-01T00:00:00Z"), zone("America/St_Johns")),
            "2025-12-31T20:30:00-03:30");
}

TEST(DateText, HasDecimalsOnlyWhereThereAreAny) {
  const TimeZone oslo = zone("Europe/Oslo");
  EXPECT_EQ(told(utc("2006-12-08T16:54:02.8514704Z"), oslo), "2006-12-08T17:54:02.8514704+01:00");
  EXPECT_EQ(told(utc("2006-12-08T16:54:02.85Z"), oslo), "2006-12-08T17:54:02.85+01:00");
  EXPECT_EQ(told(utc("2006-12-08T16:54:02.1Z"), oslo), "2006-12-08T17:54:02.1+01:00");
  EXPECT_EQ(told(utc("2006-12-08T16:54:02.0000001Z"), oslo), "2006-12-08T17:54:02.0000001+01:00");
  EXPECT_EQ(told(utc("2006-12-08T16:54:02.01Z"), oslo, false), "2006-12-08T17:54:02.01");
}

TEST(DateText, WritesBehindWhatIsThere) {
  std::string out = "\"ActionTime\":\"";
  append_date(out, utc("2014-09-12T11:15:07Z"), TimeZone::utc(), true);
  EXPECT_EQ(out, "\"ActionTime\":\"2014-09-12T11:15:07Z");
}

TEST(DateText, StaysWithinTheYearsThatCanBeWritten) {
  EXPECT_EQ(told(kEarliest, TimeZone::utc()), "0001-01-01T00:00:00Z");
  EXPECT_EQ(told(kEarliest, zone("Europe/Oslo")), "0001-01-01T01:00:00+01:00");
  EXPECT_EQ(told(kEarliest, zone("America/New_York")), "0001-01-01T00:00:00+00:00");
  EXPECT_EQ(told(kLatest, zone("America/New_York")), "9999-12-31T18:59:59.9999999-05:00");
  EXPECT_EQ(told(kLatest, zone("Europe/Oslo")), "9999-12-31T23:59:59.9999999+00:00");
  EXPECT_EQ(told(kNever, TimeZone::utc()), "0001-01-01T00:00:00Z");
}

TEST(WrittenTime, MeansItsOwnOffsetOrElseTheZonesWallTime) {
  const TimeZone oslo = zone("Europe/Oslo");
  const auto meaning = [&](const std::string& text) {
    return instant_of(parse_written_time(text).value(), oslo);
  };
  EXPECT_EQ(meaning("2026-07-01T18:00:00"), utc("2026-07-01T16:00:00Z"));
  EXPECT_EQ(meaning("2026-07-01"), utc("2026-06-30T22:00:00Z"));
  EXPECT_EQ(meaning("2026-07-01T18:00:00Z"), utc("2026-07-01T18:00:00Z"));
  EXPECT_EQ(meaning("2026-07-01T18:00:00-0400"), utc("2026-07-01T22:00:00Z"));
  EXPECT_EQ(meaning("0001-01-01T00:00:00+05:00"), kEarliest);
  EXPECT_EQ(meaning("9999-12-31T23:59:59-05:00"), kLatest);
}

rc::Gen<std::int64_t> any_ticks() {
  const auto between = [](Instant begin, Instant end) {
    return rc::gen::resize(rc::kNominalSize, rc::gen::inRange(begin.ticks, end.ticks));
  };
  return rc::gen::oneOf(between(utc("1900-01-01T00:00:00Z"), utc("2110-01-01T00:00:00Z")),
                        between(kEarliest, kLatest));
}

RC_GTEST_PROP(DateText, WithItsSuffixIsReadBackAsTheSameInstant, ()) {
  static const std::vector<TimeZone> zones{zone("Europe/Oslo"),         zone("America/New_York"),
                                           zone("Australia/Lord_Howe"), zone("Africa/Monrovia"),
                                           zone("Pacific/Apia"),        zone("Pacific/Pago_Pago"),
                                           zone("Europe/Paris"),        TimeZone::utc()};
  const std::size_t which = *rc::gen::inRange<std::size_t>(0, zones.size());
  const bool whole_seconds = *rc::gen::arbitrary<bool>();
  Instant at{*any_ticks()};
  if (whole_seconds) at.ticks = at.ticks / kTicksPerSecond * kTicksPerSecond;
  const auto written = parse_written_time(told(at, zones[which]));
  RC_ASSERT(written.has_value());
  RC_ASSERT(written->offset_s.has_value());
  RC_ASSERT(instant_of(*written, zones[which]) == at);
}

// The plain way, by the pieces that base/ has.
RC_GTEST_PROP(DateText, IsTheCivilTextOfBase, ()) {
  const Instant at{*any_ticks()};
  std::string plain;
  append_civil(plain, civil_time(at));
  RC_ASSERT(told(at, TimeZone::utc(), false) == plain);
}

}  // namespace
}  // namespace crm::locale
