#include "base/civil_time.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <string>
#include <string_view>
#include <tuple>

namespace crm {
namespace {

std::string utc(std::string_view text) {
  const auto at = parse_instant(text);
  return at ? utc_text(*at) : at.error().detail;
}

TEST(CivilTime, ReadsEveryDocumentedForm) {
  EXPECT_EQ(utc("2006-12-08T17:54:02.8514704+01:00"), "2006-12-08T16:54:02.8514704Z");
  EXPECT_EQ(utc("2026-01-02T03:04:05.678Z"), "2026-01-02T03:04:05.678Z");
  EXPECT_EQ(utc("2026-01-02 03:04:05+0100"), "2026-01-02T02:04:05Z");
  EXPECT_EQ(utc("2026-01-02t03:04-05"), "2026-01-02T08:04:00Z");
  EXPECT_EQ(utc("  2026-01-02T03:04:05z "), "2026-01-02T03:04:05Z");
  EXPECT_EQ(utc("2026-01-02Z"), "2026-01-02T00:00:00Z");
}

TEST(CivilTime, CutsWhatIsFinerThan100Nanoseconds) {
  EXPECT_EQ(utc("2026-01-01T00:00:00.123456789Z"), "2026-01-01T00:00:00.1234567Z");
  EXPECT_EQ(utc("2026-01-01T00:00:00.5Z"), "2026-01-01T00:00:00.5Z");
}

TEST(CivilTime, LeavesTheOffsetOpenWhereNoneIsWritten) {
  const auto written = parse_written_time("2026-07-01");
  ASSERT_TRUE(written);
  EXPECT_EQ(written->civil, (CivilTime{2026, 7, 1}));
  EXPECT_FALSE(written->offset_s);
  EXPECT_FALSE(parse_instant("2026-07-01T00:00:00"));
}

TEST(CivilTime, SaturatesYearsThatTheWireCannotWrite) {
  EXPECT_EQ(parse_instant("+275760-09-13T00:00:00.000Z"), kLatest);
  EXPECT_EQ(parse_instant("-000001-12-31T00:00:00Z"), kEarliest);
  EXPECT_EQ(parse_instant("0001-01-01T00:00:00+01:00"), kEarliest);
  EXPECT_EQ(parse_instant("9999-12-31T23:59:59.9999999-01:00"), kLatest);
  EXPECT_EQ(utc("+002026-01-01T00:00:00Z"), "2026-01-01T00:00:00Z");
}

TEST(CivilTime, KnowsLeapYears) {
  EXPECT_TRUE(parse_instant("2024-02-29T00:00:00Z"));
  EXPECT_TRUE(parse_instant("2000-02-29T00:00:00Z"));
  EXPECT_FALSE(parse_instant("2023-02-29T00:00:00Z"));
  EXPECT_FALSE(parse_instant("1900-02-29T00:00:00Z"));
}

TEST(CivilTime, RefusesWhatIsNoTime) {
  for (const std::string_view text : {"",
                                      "x",
                                      "2026",
                                      "2026-1-1",
                                      "2026-00-01Z",
                                      "2026-13-01Z",
                                      "2026-01-32Z",
                                      "0000-01-01Z",
                                      "2026-01-01T24:00:00Z",
                                      "2026-01-01T23:59:60Z",
                                      "2026-01-01T12:60:00Z",
                                      "2026-01-01T12:00:00.Z",
                                      "2026-01-01T12:00:00.1234567890Z",
                                      "2026-01-01T12:00:00+24:00",
                                      "2026-01-01T12:00:00+01:60",
                                      "2026-01-01T12:00:00+1",
                                      "2026-01-01T12Z",
                                      "2026-01-01T12:00:00Zx",
                                      "2026-01-01T12:00:00 Z",
                                      "-2026-01-01T00:00:00Z",
                                      "-000000-01-01T00:00:00Z",
                                      "+2026-01-01T00:00:00Z"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(CivilTime, CountsEveryDayThatTheWireCanWrite) {
  std::int32_t year = 1;
  std::int32_t month = 1;
  std::int32_t day = 1;
  const auto days_in_month = [&] {
    if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  };
  for (Instant at = kEarliest; at <= kLatest; at.ticks += 86'400 * kTicksPerSecond) {
    const CivilTime civil = civil_time(at, 0);
    ASSERT_TRUE(civil.year == year && civil.month == month && civil.day == day)
        << civil.year << '-' << civil.month << '-' << civil.day << " for " << year << '-' << month
        << '-' << day;
    if (++day <= days_in_month()) continue;
    day = 1;
    if (++month <= 12) continue;
    month = 1;
    ++year;
  }
  EXPECT_EQ(year, 10'000);
}

// Where clocks lead beyond the wire, and as far as ticks reach.
TEST(CivilTime, CountsDaysBeyondTheWire) {
  const auto day_of = [](Instant at, std::int32_t offset_s) {
    const CivilTime civil = civil_time(at, offset_s);
    return std::tuple{civil.year, civil.month, civil.day, civil.hour};
  };
  EXPECT_EQ(day_of(kEarliest, -3600), (std::tuple{0, 12, 31, 23}));
  EXPECT_EQ(day_of(kLatest, 3600), (std::tuple{10'000, 1, 1, 0}));
  EXPECT_EQ(day_of(Instant{std::numeric_limits<std::int64_t>::max()}, 0),
            (std::tuple{31'197, 9, 14, 2}));
  EXPECT_EQ(day_of(Instant{std::numeric_limits<std::int64_t>::min() + 1}, 0),
            (std::tuple{-27'258, 4, 19, 21}));
}

TEST(CivilTime, TellsTheEndsOfTime) {
  EXPECT_EQ(utc_text(kEarliest), "0001-01-01T00:00:00Z");
  EXPECT_EQ(utc_text(kLatest), "9999-12-31T23:59:59.9999999Z");
  EXPECT_EQ(utc_text(Instant{0}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_text(Instant{-1}), "1969-12-31T23:59:59.9999999Z");
}

RC_GTEST_PROP(CivilTime, ReadsBackWhatItWrites, ()) {
  const Instant at{*rc::gen::inRange<std::int64_t>(kEarliest.ticks, kLatest.ticks)};
  RC_ASSERT(parse_instant(utc_text(at)) == at);
}

RC_GTEST_PROP(CivilTime, GoesToTheClockAndBack, ()) {
  const Instant at{*rc::gen::inRange<std::int64_t>(kEarliest.ticks, kLatest.ticks)};
  RC_ASSERT(utc_instant(civil_time(at)) == at);
}

}  // namespace
}  // namespace crm
