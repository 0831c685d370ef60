#include "codec/value_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <string>
#include <string_view>

#include "codec/number_text.h"
#include "tests/support/times.h"

namespace crm::codec {
namespace {

using carrier::CalendarDay;
using carrier::Duration;
using carrier::FlagName;

const locale::TimeZone& oslo() {
  static const auto kOslo = *locale::TimeZone::open("Europe/Oslo");
  return kOslo;
}

std::int32_t seconds(std::string_view text) {
  const auto duration = parse_duration(text);
  return duration ? duration->seconds : -1;
}

// The client writes ISO 8601, and is answered with hours, minutes and seconds.
TEST(ValueText, ReadsDurationsOfBothForms) {
  EXPECT_EQ(seconds("01:30:05"), 5405);
  EXPECT_EQ(seconds("1:30"), 5400);
  EXPECT_EQ(seconds("00:15:00.0000000"), 900);
  EXPECT_EQ(seconds("23:59:59"), Duration::kSecondsMax);
  EXPECT_EQ(seconds("P0D"), 0);
  EXPECT_EQ(seconds("PT15M"), 900);
  EXPECT_EQ(seconds("PT1H30M5S"), 5405);
  EXPECT_EQ(seconds("P0DT2H"), 7200);
  EXPECT_EQ(seconds("PT90M"), 5400);
  EXPECT_EQ(seconds("pt1.5s"), 1);
}

TEST(ValueText, RefusesDurationsThatAreNoneOrTooLong) {
  for (const std::string_view text :
       {"",        "P",      "PT",       "P1",       "1",       "PT1M1H",       "P1M",
        "P1Y",     "-PT1H",  "01:60:00", "01:00:60", "1:2:3:4", "01:00:",       ":1:00",
        "01.5:00", "0x1:00", "PTH",      "P1DT",     "PT.5S",   "1234567890:00"}) {
    EXPECT_EQ(seconds(text), -1) << text;
  }
  for (const std::string_view text : {"24:00:00", "P1D", "PT24H", "PT86400S", "999:00"}) {
    const auto duration = parse_duration(text);
    ASSERT_FALSE(duration) << text;
    EXPECT_EQ(duration.error().detail, "a duration must be shorter than 24 hours") << text;
  }
}

TEST(ValueText, WritesDurations) {
  std::string out;
  append_duration(out, Duration{5405});
  append_duration(out, Duration{Duration::kSecondsMax});
  append_duration(out, Duration{});
  EXPECT_EQ(out, "01:30:0523:59:5900:00:00");
}

TEST(ValueText, ReadsTheDayThatIsMeant) {
  const auto day = [](std::string_view text) {
    const auto read = parse_day(text, oslo());
    EXPECT_TRUE(read) << text;
    return read ? *read : std::nullopt;
  };
  const CalendarDay may{1980, 5, 17};
  EXPECT_EQ(day("1980-05-17T00:00:00"), may);
  EXPECT_EQ(day("1980-05-17"), may);
  EXPECT_EQ(day("1980-05-16T22:00:00.000Z"), may);   // midnight in Oslo
  EXPECT_EQ(day("1980-05-17T00:00:00-05:00"), may);  // as written
  EXPECT_EQ(day("[D:05/17/1980]"), may);
  EXPECT_EQ(day("0002-02-28T00:00:00"), (CalendarDay{2, 2, 28}));  // a birthday without a year
  EXPECT_EQ(day("0001-01-01T00:00:00"), std::nullopt);
  EXPECT_EQ(day("0001-12-31"), std::nullopt);
  EXPECT_EQ(day("0000-12-31T23:00:00Z"), std::nullopt);
  EXPECT_FALSE(parse_day("1980-02-30", oslo()));
}

TEST(ValueText, WritesDatesByTheRightClock) {
  carrier::Presentation presentation;
  presentation.zone = oslo();
  const auto told = [&](bool with_suffix) {
    presentation.with_suffix = with_suffix;
    const auto at = instant("2026-07-01T16:00:00Z");
    std::string out;
    append_moment(out, at, presentation);
    out += ' ';
    append_utc_moment(out, {at}, presentation);
    out += ' ';
    append_day(out, CalendarDay{2026, 7, 1}, presentation);
    return out;
  };
  EXPECT_EQ(told(true), "2026-07-01T18:00:00+02:00 2026-07-01T16:00:00Z 2026-07-01T00:00:00+02:00");
  EXPECT_EQ(told(false), "2026-07-01T18:00:00 2026-07-01T16:00:00 2026-07-01T00:00:00");
}

TEST(ValueText, WritesTheEmptyDateAlikeOnAllClocks) {
  carrier::Presentation presentation;
  presentation.zone = oslo();
  std::string out;
  append_moment(out, std::nullopt, presentation);
  append_utc_moment(out, {}, presentation);
  append_day(out, std::nullopt, presentation);
  EXPECT_EQ(out, "0001-01-01T00:00:00Z0001-01-01T00:00:00Z0001-01-01T00:00:00Z");
  presentation.with_suffix = false;
  out.clear();
  append_moment(out, std::nullopt, presentation);
  EXPECT_EQ(out, "0001-01-01T00:00:00");
}

constexpr std::array kNames{FlagName{"None", 0}, FlagName{"One", 1}, FlagName{"Two", 2},
                            FlagName{"Four", 4}};

TEST(ValueText, ReadsOneNameOrItsNumber) {
  EXPECT_EQ(parse_enum("two", kNames), 2U);
  EXPECT_EQ(parse_enum("4", kNames), 4U);
  EXPECT_EQ(parse_enum("4.0", kNames), 4U);
  for (const std::string_view text : {"3", "-1", "8", "One, Two", "", "4294967296", "x"}) {
    EXPECT_EQ(parse_enum(text, kNames), std::nullopt) << text;
  }
}

TEST(ValueText, AddsUpFlags) {
  EXPECT_EQ(parse_flag_sum("one, Two", kNames), 3U);
  EXPECT_EQ(parse_flag_sum("One Four", kNames), 5U);
  EXPECT_EQ(parse_flag_sum("6,1", kNames), 7U);
  EXPECT_EQ(parse_flag_sum("", kNames), 0U);
  EXPECT_EQ(parse_flag_sum("None", kNames), 0U);
  for (const std::string_view text : {"8", "One, Three", "-1", "One;Two"}) {
    EXPECT_EQ(parse_flag_sum(text, kNames), std::nullopt) << text;
  }
}

TEST(NumberText, ReadsWholeNumbersHoweverTheyAreWritten) {
  EXPECT_EQ(parse_whole("9223372036854775807"), 9223372036854775807);
  EXPECT_EQ(parse_whole("1e2"), 100);
  EXPECT_EQ(parse_whole("-2.0"), -2);
  for (const std::string_view text :
       {"", "1.5", "1e400", "inf", "nan", "0x10", "1 ", "+1", "1e19"}) {
    EXPECT_EQ(parse_whole(text), std::nullopt) << text;
  }
}

TEST(NumberText, BringsBackEveryDouble) {
  EXPECT_TRUE(rc::check([](double value) {
    std::string out;
    append_double(out, value);
    RC_ASSERT(is_json_number(out));
    RC_ASSERT(parse_double(out) == value);
  }));
}

TEST(NumberText, KnowsNumbersOfJson) {
  for (const std::string_view text : {"0", "-0", "10", "1.50", "1e5", "1E+5", "-1.2e-3"}) {
    EXPECT_TRUE(is_json_number(text)) << text;
  }
  for (const std::string_view text : {"", "-", "01", "1.", ".5", "1e", "1e+", "+1", "1a", "NaN"}) {
    EXPECT_FALSE(is_json_number(text)) << text;
  }
}

TEST(NumberText, ComparesWhatNumbersAreWorth) {
  EXPECT_TRUE(is_same_number("1", "1.0"));
  EXPECT_TRUE(is_same_number("100", "1e2"));
  EXPECT_FALSE(is_same_number("9007199254740993", "9007199254740992"));
  EXPECT_FALSE(is_same_number("1", "1.5"));
}

}  // namespace
}  // namespace crm::codec
