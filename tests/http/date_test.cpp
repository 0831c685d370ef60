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
