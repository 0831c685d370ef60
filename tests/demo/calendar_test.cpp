#include "demo/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/times.h"

namespace crm::demo {
namespace {

const Instant kUntil = instant("2026-03-08T02:00:00");  // in the night to a Sunday
constexpr std::int64_t kDay = 86'400 * kTicksPerSecond;

TEST(OfficeHours, PutTheWeekEndOnWorkingDays) {
  EXPECT_EQ(in_office_hours(instant("2024-08-26T00:00:00")), instant("2024-08-26T07:00:00"));
  EXPECT_EQ(in_office_hours(instant("2024-09-01T23:59:59")), instant("2024-08-30T16:59:59"));
}

RC_GTEST_PROP(OfficeHours, KeepTheOrderAndTheHours, ()) {
  const auto a = *rc::gen::inRange<std::int64_t>(-5'000'000'000, 5'000'000'000);
  const auto b = *rc::gen::inRange<std::int64_t>(a, a + 1'000'000);
  const Instant first = in_office_hours(Instant{a * kTicksPerSecond});
  const Instant second = in_office_hours(Instant{b * kTicksPerSecond});
  RC_ASSERT(first <= second);
  RC_ASSERT(first.ticks <= (a + 7 * 3600) * kTicksPerSecond);
  const CivilTime civil = civil_time(first);
  RC_ASSERT(civil.hour >= 7 && civil.hour < 17);
}

RC_GTEST_PROP(EventTimes, RiseStrictlyAndEndBeforeTheEnd, ()) {
  const auto events = *rc::gen::inRange<std::uint32_t>(1, 60);
  const auto ordinal = *rc::gen::inRange<std::uint32_t>(0, 1000);
  Dice dice(*rc::gen::arbitrary<std::uint64_t>(), 3);
  const auto times = event_times({kUntil, ordinal, events}, dice);
  RC_ASSERT(times.size() == events);
  for (std::size_t i = 1; i < times.size(); ++i) RC_ASSERT(times[i - 1] < times[i]);
  RC_ASSERT(times.back() <= kUntil);
  RC_ASSERT(times.front().ticks > kUntil.ticks - kYearsBack * 365 * kDay);
}

RC_GTEST_PROP(EventTimes, OfAnOwnersFirstContactReachIntoTheLastDay, ()) {
  Dice dice(*rc::gen::arbitrary<std::uint64_t>(), 1);
  const auto times = event_times({kUntil, 0, *rc::gen::inRange<std::uint32_t>(1, 30)}, dice);
  RC_ASSERT(times.back().ticks > kUntil.ticks - kDay);
}

}  // namespace
}  // namespace crm::demo
