#include "demo/calendar.h"

#include <algorithm>

namespace crm::demo {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kWeek = 7 * kDay;
constexpr std::uint32_t kDay32 = 86'400;
constexpr std::uint32_t kYear32 = 365 * kDay32;

constexpr Instant from_seconds(std::int64_t seconds) { return Instant{seconds * kTicksPerSecond}; }

constexpr std::int64_t floor_mod(std::int64_t value, std::int64_t by) {
  return ((value % by) + by) % by;
}

std::int64_t squeezed(std::int64_t at) {
  constexpr std::int64_t kFirstMonday = 4 * kDay;  // 1970-01-05
  const std::int64_t of_week = floor_mod(at - kFirstMonday, kWeek);
  const std::int64_t of_work = of_week * 5 / 7;
  const std::int64_t of_day = of_work % kDay;
  return at - of_week + (of_work / kDay) * kDay + 7 * kHour + of_day * 10 / 24;
}

// How many seconds before the end a contact was last active.
std::int64_t last_activity_age(std::uint32_t ordinal, Dice& dice) {
  switch (ordinal * 7 % 10) {  // 7: so that neighbours differ
    case 0:
      return dice.roll_small(kDay32 - 3600, 9);
    case 1:
    case 2:
      return kDay + dice.roll(4 * kDay32);
    case 3:
    case 4:
    case 5:
      return 5 * kDay + dice.roll(80 * kDay32);
    default:
      return 80 * kDay + dice.roll_small(6 * kYear32, 3);
  }
}

// How long a contact had been on file by then.
std::int64_t history_length(Dice& dice) {
  constexpr std::uint32_t kPercentNew = 12;
  return dice.chance(kPercentNew) ? kHour + dice.roll(3 * kDay32)
                                  : 30 * kDay + dice.roll_small(8 * kYear32, 3);
}

}  // namespace

Instant in_office_hours(Instant at) {
  return from_seconds(
      squeezed((at.ticks - floor_mod(at.ticks, kTicksPerSecond)) / kTicksPerSecond));
}

std::vector<Instant> event_times(const Period& period, Dice& dice) {
  const std::int64_t end = period.until.ticks / kTicksPerSecond;
  const std::int64_t newest = end - last_activity_age(period.ordinal, dice);
  const std::int64_t length = history_length(dice);

  std::vector<std::int64_t> seconds{newest};
  if (period.events > 1) seconds.push_back(newest - length);
  while (seconds.size() < period.events) {
    // The smaller of two ages: there is more to tell of late.
    constexpr std::uint32_t kParts = 1U << 20U;
    const std::int64_t part = std::min(dice.roll(kParts), dice.roll(kParts));
    seconds.push_back(newest - length * part / kParts);
  }
  // The last two days stay as they are: a week squeezed into office hours would leave nothing for
  // someone who looks on a Sunday.
  for (std::int64_t& at : seconds) {
    if (at < end - 2 * kDay) at = squeezed(at);
  }
  std::ranges::sort(seconds);
  for (std::size_t i = seconds.size() - 1; i-- > 0;) {
    seconds[i] = std::min(seconds[i], seconds[i + 1] - 1);
  }

  std::vector<Instant> times;
  times.reserve(seconds.size());
  for (const std::int64_t at : seconds) times.push_back(from_seconds(at));
  return times;
}

}  // namespace crm::demo
