#include "http/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ctime>
#include <string>

namespace crm::http {
namespace {

TEST(Date, IsWrittenAsImfFixdate) {
  EXPECT_EQ(imf_fixdate(Instant{784'111'777 * kTicksPerSecond}), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(imf_fixdate(Instant{0}), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(imf_fixdate(Instant{-1}), "Wed, 31 Dec 1969 23:59:59 GMT");
  EXPECT_EQ(imf_fixdate(kEarliest), "Mon, 01 Jan 0001 00:00:00 GMT");
  EXPECT_EQ(imf_fixdate(kLatest), "Fri, 31 Dec 9999 23:59:59 GMT");
}

constexpr Instant kNow{1'769'860'800 * kTicksPerSecond};  // 2026-01-31T12:00:00Z

TEST(Date, IsReadInItsThreeForms) {
  const Instant at{784'111'777 * kTicksPerSecond};
  EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT", kNow), at);
  EXPECT_EQ(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", kNow), at);
  EXPECT_EQ(parse_http_date("Sun Nov  6 08:49:37 1994", kNow), at);
}

TEST(Date, OfTwoDigitsIsAtMostFiftyYearsAhead) {
  const auto year_of = [](std::string_view two) {
    const std::string text = "Monday, 06-Nov-" + std::string(two) + " 08:49:37 GMT";
    return imf_fixdate(parse_http_date(text, kNow).value()).substr(12, 4);
  };
  EXPECT_EQ(year_of("26"), "2026");
  EXPECT_EQ(year_of("76"), "2076");
  EXPECT_EQ(year_of("77"), "1977");
}

TEST(Date, IsNoOtherText) {
  for (const char* wrong :
       {"", " ", ",", "Sun,", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sun, 06 Nov 0000 08:49:37 GMT", "Sun Nov    08:49:37 1994", "1994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994 08:49:37 GMT "}) {
    EXPECT_FALSE(parse_http_date(wrong, kNow)) << wrong;
  }
}

RC_GTEST_PROP(Date, IsReadAsItIsWritten, ()) {
  const Instant at{*rc::gen::inRange<std::int64_t>(-62'135'596'800, 253'402'300'800) *
                   kTicksPerSecond};
  RC_ASSERT(parse_http_date(imf_fixdate(at), kNow) == at);
}

RC_GTEST_PROP(Date, AgreesWithTheSystemsCalendar, ()) {
  const auto seconds = *rc::gen::inRange<std::int64_t>(-62'135'596'800, 253'402'300'800);
  const auto time = static_cast<std::time_t>(seconds);
  std::tm fields{};
  RC_ASSERT(gmtime_r(&time, &fields) != nullptr);
  char text[64];
  const std::size_t size = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &fields);
  std::string expected(text, size);
  // The system writes years below 1000 with fewer digits.
  if (const auto missing = 29 - expected.size(); missing > 0) expected.insert(12, missing, '0');
  RC_ASSERT(imf_fixdate(Instant{seconds * kTicksPerSecond}) == expected);
}

}  // namespace
}  // namespace crm::http
