#include "net/date_text.h"

#include <gtest/gtest.h>

#include "tests/support/manual_clock.h"

namespace crm::net {
namespace {

constexpr std::int64_t kMomentOfRfc9110 = 784'111'777;  // seconds since 1970

TEST(DateText, ShowsTheSecondAndNotItsFraction) {
  ManualClock clock(Instant{kMomentOfRfc9110 * kTicksPerSecond});
  DateText date(clock);

  EXPECT_EQ(date.now(), "Sun, 06 Nov 1994 08:49:37 GMT");
  clock.set(Instant{kMomentOfRfc9110 * kTicksPerSecond + kTicksPerSecond - 1});
  EXPECT_EQ(date.now(), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(DateText, FollowsTheClockInBothDirections) {
  ManualClock clock(Instant{kMomentOfRfc9110 * kTicksPerSecond});
  DateText date(clock);

  clock.advance_s(1);
  EXPECT_EQ(date.now(), "Sun, 06 Nov 1994 08:49:38 GMT");
  clock.advance_s(-2);
  EXPECT_EQ(date.now(), "Sun, 06 Nov 1994 08:49:36 GMT");
}

}  // namespace
}  // namespace crm::net
