#include "locale/request_date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "base/civil_time.h"
#include "locale/date_text.h"
#include "locale/zone_catalog.h"

namespace crm::locale {
namespace {

Instant utc(const std::string& text) { return parse_instant(text).value(); }

TimeZone zone(std::string_view code) {
  static const ZoneCatalog catalog = ZoneCatalog::open();
  return catalog.zone(*catalog.find(code)).value();
}

Instant in(std::string_view code, std::string_view text) {
  return request_instant(text, zone(code)).value();
}

Instant in_oslo(std::string_view text) { return in("NO", text); }

TEST(RequestDate, ReadsEveryFormThatIsDocumentedOrSent) {
  EXPECT_EQ(in_oslo("2006-12-08T17:54:02.8514704+01:00"), utc("2006-12-08T16:54:02.8514704Z"));
  EXPECT_EQ(in_oslo("2026-01-02T03:04:05.678Z"), utc("2026-01-02T03:04:05.678Z"));
  EXPECT_EQ(in_oslo("2026-01-02T03:04:05+0100"), utc("2026-01-02T02:04:05Z"));
  EXPECT_EQ(in_oslo("2026-01-02T03:04:05-05"), utc("2026-01-02T08:04:05Z"));
  EXPECT_EQ(in_oslo("2026-01-02t03:04:05z"), utc("2026-01-02T03:04:05Z"));
  EXPECT_EQ(in_oslo("2026-01-02 03:04"), utc("2026-01-02T02:04:00Z"));
  EXPECT_EQ(in_oslo("2026-07-02"), utc("2026-07-01T22:00:00Z"));
  EXPECT_EQ(in_oslo(" \t2026-01-02T03:04:05.123456789Z "), utc("2026-01-02T03:04:05.1234567Z"));
}

TEST(RequestDate, WithoutAnOffsetIsWallTimeOfTheZoneAsked) {
  EXPECT_EQ(in("UTC", "2026-07-01T12:00:00"), utc("2026-07-01T12:00:00Z"));
  EXPECT_EQ(in("NO", "2026-07-01T12:00:00"), utc("2026-07-01T10:00:00Z"));
  EXPECT_EQ(in("US-NY", "2026-07-01T12:00:00"), utc("2026-07-01T16:00:00Z"));
  EXPECT_EQ(in("AU-ACT", "2026-07-01T12:00:00"), utc("2026-07-01T02:00:00Z"));
  EXPECT_EQ(in("AU-ACT", "2026-01-01T12:00:00"), utc("2026-01-01T01:00:00Z"));
  EXPECT_EQ(in("GB", "2026-01-01T12:00:00"), utc("2026-01-01T12:00:00Z"));
  EXPECT_EQ(in("GB", "2026-07-01T12:00:00"), utc("2026-07-01T11:00:00Z"));
  EXPECT_EQ(in("US-NY", "2026-07-01T12:00:00Z"), utc("2026-07-01T12:00:00Z"));
}

TEST(RequestDate, MovesSkippedTimesForwardByTheGap) {
  EXPECT_EQ(in("NO", "2026-03-29T02:30:00"), utc("2026-03-29T01:30:00Z"));
  EXPECT_EQ(in("US-NY", "2026-03-08T02:30:00"), utc("2026-03-08T07:30:00Z"));
  EXPECT_EQ(in("AU-ACT", "2026-10-04T02:30:00"), utc("2026-10-03T16:30:00Z"));
  EXPECT_EQ(in("NZ", "2026-09-27T02:30:00"), utc("2026-09-26T14:30:00Z"));
  EXPECT_EQ(in("CL", "2026-09-06T00:30:00"), utc("2026-09-06T04:30:00Z"));
  EXPECT_EQ(in("GB", "2026-03-29T01:30:00"), utc("2026-03-29T01:30:00Z"));
}

TEST(RequestDate, TakesTheFirstReadingOfRepeatedTimes) {
  EXPECT_EQ(in("NO", "2026-10-25T02:30:00"), utc("2026-10-25T00:30:00Z"));
  EXPECT_EQ(in("US-NY", "2026-11-01T01:30:00"), utc("2026-11-01T05:30:00Z"));
  EXPECT_EQ(in("AU-ACT", "2026-04-05T02:30:00"), utc("2026-04-04T15:30:00Z"));
  EXPECT_EQ(in("NZ", "2026-04-05T02:30:00"), utc("2026-04-04T13:30:00Z"));
  EXPECT_EQ(in("CL", "2026-04-04T23:30:00"), utc("2026-04-05T02:30:00Z"));
  EXPECT_EQ(in("GB", "2026-10-25T01:30:00"), utc("2026-10-25T00:30:00Z"));
}

// The clock of Lord Howe changes by half an hour: 2:15 is skipped and 1:45 repeated.
TEST(RequestDate, KnowsTheHalfHourOfLordHowe) {
  const TimeZone lord_howe = TimeZone::open("Australia/Lord_Howe").value();
  const auto there = [&](std::string_view text) {
    return request_instant(text, lord_howe).value();
  };
  EXPECT_EQ(there("2026-10-04T01:59:59"), utc("2026-10-03T15:29:59Z"));
  EXPECT_EQ(there("2026-10-04T02:15:00"), utc("2026-10-03T15:45:00Z"));
  EXPECT_EQ(there("2026-10-04T02:30:00"), utc("2026-10-03T15:30:00Z"));
  EXPECT_EQ(there("2026-04-05T01:29:59"), utc("2026-04-04T14:29:59Z"));
  EXPECT_EQ(there("2026-04-05T01:45:00"), utc("2026-04-04T14:45:00Z"));
  EXPECT_EQ(there("2026-04-05T02:00:00"), utc("2026-04-04T15:30:00Z"));
}

TEST(RequestDate, ReadsMillisecondsAsAnInstantWhateverTheOffset) {
  EXPECT_EQ(in_oslo("/Date(0)/"), Instant{0});
  EXPECT_EQ(in_oslo("/Date(1769851800000)/"), utc("2026-01-31T09:30:00Z"));
  EXPECT_EQ(in_oslo("/Date(1769851800123+0100)/"), utc("2026-01-31T09:30:00.123Z"));
  EXPECT_EQ(in("US-NY", "/Date(1769851800123-0500)/"), utc("2026-01-31T09:30:00.123Z"));
  EXPECT_EQ(in_oslo("/Date(-1)/"), utc("1969-12-31T23:59:59.999Z"));
  EXPECT_EQ(in_oslo("/Date(-86400000+1300)/"), utc("1969-12-31T00:00:00Z"));
  EXPECT_EQ(in_oslo("/Date(-62135596800000)/"), kEarliest);
  EXPECT_EQ(in_oslo(" /Date(0001)/ "), utc("1970-01-01T00:00:00.001Z"));
}

TEST(RequestDate, ReadsEncodedDatesMonthFirstWithSlashesAndDayFirstWithDots) {
  EXPECT_EQ(in_oslo("[DT:11/09/2017 14:53:18]"), utc("2017-11-09T13:53:18Z"));
  EXPECT_EQ(in_oslo("[DT:09.11.2017 14:53:18]"), utc("2017-11-09T13:53:18Z"));
  EXPECT_EQ(in_oslo("[DT:11/09/2017 14:53:18.25]"), utc("2017-11-09T13:53:18.25Z"));
  EXPECT_EQ(in_oslo("[D:11/09/2017]"), utc("2017-11-08T23:00:00Z"));
  EXPECT_EQ(in_oslo("[D:09.11.2017]"), utc("2017-11-08T23:00:00Z"));
  EXPECT_EQ(in_oslo("[D:11/09/2017 14:53:18]"), utc("2017-11-09T13:53:18Z"));
  EXPECT_EQ(in_oslo("[DT:11/09/2017]"), utc("2017-11-08T23:00:00Z"));
  EXPECT_EQ(in_oslo(" [DT:07/04/2026 00:00:00.123456789]\t"), utc("2026-07-03T22:00:00.1234567Z"));
  EXPECT_EQ(in("US-NY", "[DT:07/04/2026 12:00:00]"), utc("2026-07-04T16:00:00Z"));
  EXPECT_EQ(in("UTC", "[D:01/01/0001 00:00:00.0000000]"), kEarliest);
  EXPECT_EQ(in_oslo("[DT:01/01/0001 00:00:00.0000000]"), kEarliest);
}

TEST(RequestDate, TakesALostPlusForAPlus) {
  EXPECT_EQ(in("UTC", "2026-01-02T03:04:05 01:00"), utc("2026-01-02T02:04:05Z"));
  EXPECT_EQ(in("UTC", "2026-01-02 03:04:05 01:00"), utc("2026-01-02T02:04:05Z"));
  EXPECT_EQ(in("UTC", "2026-01-02T03:04 05:45"), utc("2026-01-01T21:19:00Z"));
  EXPECT_EQ(in("UTC", "2026-01-02T03:04:05.678 00:30 "), utc("2026-01-02T02:34:05.678Z"));
  // A blank between date and time has always been one.
  EXPECT_EQ(in("NO", "2026-01-02 03:04"), utc("2026-01-02T02:04:00Z"));
}

TEST(RequestDate, SaturatesAtTheEndsOfTheYearsThatCanBeWritten) {
  EXPECT_EQ(in_oslo("+275760-09-13T00:00:00.000Z"), kLatest);
  EXPECT_EQ(in_oslo("-000001-01-01T00:00:00Z"), kEarliest);
  EXPECT_EQ(in_oslo("0001-01-01T00:00:00"), kEarliest);
  EXPECT_EQ(in_oslo("0001-01-01T00:00:00+14:00"), kEarliest);
  EXPECT_EQ(in("US-NY", "9999-12-31T23:59:59"), kLatest);
  EXPECT_EQ(in("US-NY", "[DT:12/31/9999 23:59:59]"), kLatest);
  EXPECT_EQ(in_oslo("/Date(253402300799999)/").ticks, kLatest.ticks - 9999);
  EXPECT_EQ(in_oslo("/Date(253402300800000)/"), kLatest);
  EXPECT_EQ(in_oslo("/Date(8640000000000000)/"), kLatest);  // the last one that JavaScript has
  EXPECT_EQ(in_oslo("/Date(-62135596800001)/"), kEarliest);
  EXPECT_EQ(in_oslo("/Date(-8640000000000000)/"), kEarliest);
  EXPECT_EQ(in_oslo("/Date(9223372036854775808)/"), kLatest);
  EXPECT_EQ(in_oslo("/Date(" + std::string(1000, '9') + ")/"), kLatest);
  EXPECT_EQ(in_oslo("/Date(-" + std::string(1000, '9') + "+0000)/"), kEarliest);
}

TEST(RequestDate, RefusesEverythingElseAndSaysWhatItExpected) {
  struct Refused {
    std::string_view text;
    std::string_view expected;  // part of the error
  };
  constexpr std::string_view kIso = "such as 2026-01-31T09:30:00Z";
  constexpr std::string_view kMilliseconds = "/Date(ms)/";
  constexpr std::string_view kEncoded = "[DT:MM/dd/yyyy HH:mm:ss]";
  for (const Refused& refused : std::vector<Refused>{
           {"", kIso},
           {"  ", kIso},
           {"today", kIso},
           {"1769851800000", kIso},
           {"31.01.2026", kIso},
           {"01/31/2026", kIso},
           {"2026-1-31", kIso},
           {"2026-01-31T", kIso},
           {"2026-01-31T09:30:00ZZ", kIso},
           {"2026-01-31T09:30:00.1234567890Z", kIso},
           {"2026-02-29", "a date of the calendar"},
           {"0000-01-01", "a date of the calendar"},
           {"2026-01-31T24:00:00", "between 00:00:00 and 23:59:59"},
           {"2026-06-30T23:59:60Z", "between 00:00:00 and 23:59:59"},
           {"2026-01-31T09:30:00+24:00", "an offset between"},
           {"2026-01-31T09:30:00 24:00", "an offset between"},
           {"2026-01-31T09:30:00  01:00", kIso},
           {"2026-01-31T09:30:00Z 01:00", kIso},
           {"2026-01-31T09:30:00 0100", kIso},
           {"2026-01-31T09:30:00 01", kIso},
           {" 01:00", kIso},
           {"/", kMilliseconds},
           {"/Date()/", kMilliseconds},
           {"/Date(-)/", kMilliseconds},
           {"/Date(+1)/", kMilliseconds},
           {"/Date(1.5)/", kMilliseconds},
           {"/Date(1", kMilliseconds},
           {"/Date(1)", kMilliseconds},
           {"/Date(1)/x", kMilliseconds},
           {"/Date( 1)/", kMilliseconds},
           {"/date(1)/", kMilliseconds},
           {"/Date(1+01:00)/", kMilliseconds},
           {"/Date(1+1)/", kMilliseconds},
           {"/Date(1+01000)/", kMilliseconds},
           {"/Date(1Z)/", kMilliseconds},
           {"\\/Date(1)\\/", kIso},
           {"[]", kEncoded},
           {"[DT:]", kEncoded},
           {"[D:", kEncoded},
           {"[D:]", kEncoded},
           {"[T:14:52]", kEncoded},
           {"[I:123]", kEncoded},
           {"[dt:11/09/2017 14:53:18]", kEncoded},
           {"[DT:11/09/2017 14:53:18", kEncoded},
           {"[DT:11/09/2017 14:53:18]]", kEncoded},
           {"[DT:11/09/2017 14:53]", kEncoded},
           {"[DT:11/09/2017T14:53:18]", kEncoded},
           {"[DT:11/09/2017 14:53:18Z]", kEncoded},
           {"[DT:11/09/2017 14:53:18+01:00]", kEncoded},
           {"[DT:11/09/2017 14:53:18.]", kEncoded},
           {"[DT:11/09/2017 14:53:18.1234567890]", kEncoded},
           {"[DT:11/09/2017 24:00:00]", kEncoded},
           {"[DT:11/09/2017 ]", kEncoded},
           {"[DT: 11/09/2017]", kEncoded},
           {"[D:11.09/2017]", kEncoded},
           {"[D:13/09/2017]", kEncoded},
           {"[D:09.13.2017]", kEncoded},
           {"[D:02/29/2026]", kEncoded},
           {"[D:01/01/0000]", kEncoded},
           {"[D:1/9/2017]", kEncoded},
           {"[D:2017-11-09]", kEncoded},
           {"[D:1234.5]", kEncoded},
           {"[D:11/09/2017Z]", kEncoded},
       }) {
    const auto read = request_instant(refused.text, TimeZone::utc());
    ASSERT_FALSE(read) << refused.text;
    EXPECT_EQ(read.error().kind, ErrorKind::BadRequest) << refused.text;
    EXPECT_NE(read.error().detail.find(refused.expected), std::string::npos)
        << refused.text << ": " << read.error().detail;
  }
}

TEST(RequestDate, RefusesTextWithANulInIt) {
  EXPECT_FALSE(request_instant(std::string_view("2026-01-31\0", 11), TimeZone::utc()));
  EXPECT_FALSE(request_instant(std::string_view("/Date(1\0)/", 10), TimeZone::utc()));
}

// What the server tells, a client may send back.
RC_GTEST_PROP(RequestDate, ReadsBackWhatAnswersTell, ()) {
  static const std::vector<TimeZone> zones{zone("NO"),     zone("US-NY"), zone("AU-ACT"),
                                           zone("NP"),     zone("CA-NL"), zone("UTC"),
                                           zone("AU-QLD"), zone("CL"),    zone("GB")};
  const TimeZone& told_in = zones[*rc::gen::inRange<std::size_t>(0, zones.size())];
  const TimeZone& read_in = zones[*rc::gen::inRange<std::size_t>(0, zones.size())];
  const Instant at{
      *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(kEarliest.ticks, kLatest.ticks))};
  std::string text;
  append_date(text, at, told_in, true);
  RC_ASSERT(request_instant(text, read_in) == at);
  const std::size_t plus = text.rfind('+');
  if (plus != std::string::npos) {
    text[plus] = ' ';
    RC_ASSERT(request_instant(text, read_in) == at);
  }
  const std::int64_t milliseconds = at.ticks / 10'000;
  RC_ASSERT(request_instant("/Date(" + std::to_string(milliseconds) + ")/", read_in) ==
            Instant{milliseconds * 10'000});
}

}  // namespace
}  // namespace crm::locale
