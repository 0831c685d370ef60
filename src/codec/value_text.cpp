#include "codec/value_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include "base/civil_time.h"
#include "base/text.h"
#include "codec/blanks.h"
#include "codec/number_text.h"
#include "locale/date_text.h"
#include "locale/request_date.h"

namespace crm::codec {
namespace {

using carrier::CalendarDay;
using carrier::Duration;
using carrier::Moment;

constexpr std::string_view kEmptyDate = "0001-01-01T00:00:00";
constexpr std::int64_t kDay = std::int64_t{86'400} * kTicksPerSecond;

void append_empty_date(std::string& out, bool with_suffix) {
  out += kEmptyDate;
  if (with_suffix) out.push_back('Z');
}

void append_two(std::string& out, std::int32_t number) {
  out.push_back(static_cast<char>('0' + number / 10 % 10));
  out.push_back(static_cast<char>('0' + number % 10));
}

// A clock west of UTC tells the empty date as a day of the year 0.
bool is_before_all_years(std::string_view text) { return text.starts_with("0000-"); }

CivilTime local_time(Instant at, const locale::TimeZone& zone) {
  return civil_time(at, zone.offset_s(at));
}

// Takes digits off the front, and behind them any decimals, which are dropped; none when there are
// no digits, or more than a duration has use for.
std::optional<std::int64_t> take_number(std::string_view& rest) {
  constexpr std::size_t kDigitsMax = 9;
  const auto digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0 || digits > kDigitsMax) return std::nullopt;
  const auto number = parse_whole(rest.substr(0, digits));
  rest.remove_prefix(digits);
  if (rest.starts_with('.') || rest.starts_with(',')) {
    const auto end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
    if (end == 1) return std::nullopt;
    rest.remove_prefix(end);
  }
  return number;
}

// hh:mm[:ss], in seconds.
std::optional<std::int64_t> clock_seconds(std::string_view text) {
  std::int64_t seconds = 0;
  std::int64_t unit = 3600;
  while (true) {
    const auto colon = std::min(text.find(':'), text.size());
    std::string_view part = text.substr(0, colon);
    const bool last = colon == text.size();
    if (part.find_first_of(".,") != std::string_view::npos && unit != 1) return std::nullopt;
    const auto number = take_number(part);
    if (!number || !part.empty() || unit == 0 || (unit < 3600 && *number > 59)) return std::nullopt;
    seconds += *number * unit;
    if (last) return unit < 3600 ? std::optional(seconds) : std::nullopt;
    unit /= 60;
    text.remove_prefix(colon + 1);
  }
}

struct Unit {
  char letter;
  std::int64_t seconds;
};

// What stands behind P, or behind its T: numbers, each with a letter, in the order of the units.
std::optional<std::int64_t> sum_of(std::string_view text, std::span<const Unit> units) {
  std::int64_t seconds = 0;
  auto next = units.begin();
  while (!text.empty()) {
    const auto number = take_number(text);
    if (!number || text.empty()) return std::nullopt;
    next = std::find_if(next, units.end(),
                        [&](const Unit& unit) { return unit.letter == ascii_lower(text.front()); });
    if (next == units.end()) return std::nullopt;
    seconds += *number * next->seconds;
    ++next;
    text.remove_prefix(1);
  }
  return seconds;
}

std::optional<std::int64_t> iso_seconds(std::string_view text) {
  constexpr std::array kDates{Unit{'w', 604'800}, Unit{'d', 86'400}};
  constexpr std::array kTimes{Unit{'h', 3600}, Unit{'m', 60}, Unit{'s', 1}};
  text.remove_prefix(1);  // P
  const auto time = std::min(text.find_first_of("Tt"), text.size());
  const auto dates = sum_of(text.substr(0, time), kDates);
  const auto times = sum_of(text.substr(std::min(time + 1, text.size())), kTimes);
  if (text.empty() || time + 1 == text.size() || !dates || !times) return std::nullopt;
  return *dates + *times;
}

std::uint32_t all_bits(std::span<const carrier::FlagName> names) {
  std::uint32_t all = 0;
  for (const carrier::FlagName& known : names) all |= known.value;
  return all;
}

const carrier::FlagName* named(std::string_view text, std::span<const carrier::FlagName> names) {
  for (const carrier::FlagName& known : names) {
    if (equals_ignoring_case(known.name, text)) return &known;
  }
  return nullptr;
}

std::optional<std::uint32_t> natural(std::string_view text) {
  const auto number = parse_whole(text);
  if (!number || *number < 0 || *number > std::numeric_limits<std::uint32_t>::max())
    return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

}  // namespace

void append_moment(std::string& out, const Moment& moment,
                   const carrier::Presentation& presentation) {
  if (!moment) return append_empty_date(out, presentation.with_suffix);
  locale::append_date(out, *moment, presentation.zone, presentation.with_suffix);
}

void append_utc_moment(std::string& out, const carrier::UtcMoment& moment,
                       const carrier::Presentation& presentation) {
  if (!moment.at) return append_empty_date(out, presentation.with_suffix);
  locale::append_date(out, *moment.at, locale::TimeZone::utc(), presentation.with_suffix);
}

void append_day(std::string& out, const std::optional<CalendarDay>& day,
                const carrier::Presentation& presentation) {
  if (!day) return append_empty_date(out, presentation.with_suffix);
  const CivilTime midnight{.year = day->year, .month = day->month, .day = day->day};
  locale::append_date(out, presentation.zone.to_instant(midnight), presentation.zone,
                      presentation.with_suffix);
}

void append_duration(std::string& out, Duration duration) {
  append_two(out, duration.seconds / 3600);
  out.push_back(':');
  append_two(out, duration.seconds / 60 % 60);
  out.push_back(':');
  append_two(out, duration.seconds % 60);
}

Result<Moment> parse_moment(std::string_view text, const locale::TimeZone& zone) {
  text = without_blanks(text);
  if (is_before_all_years(text)) return Moment();
  const auto instant = locale::request_instant(text, zone);
  if (!instant) return forward(instant);
  if (instant->ticks < kEarliest.ticks + 2 * kDay) return Moment();
  return Moment(*instant);
}

Result<std::optional<CalendarDay>> parse_day(std::string_view text, const locale::TimeZone& zone) {
  text = without_blanks(text);
  std::optional<CalendarDay> day;
  if (is_before_all_years(text)) return day;
  CivilTime civil;
  const auto written = parse_written_time(text);
  if (written && written->offset_s.value_or(1) != 0) {
    civil = written->civil;
  } else {
    const auto instant = locale::request_instant(text, zone);
    if (!instant) return forward(instant);
    civil = local_time(*instant, zone);
  }
  if (civil.year > 1) day = CalendarDay{std::min(civil.year, 9999), civil.month, civil.day};
  return day;
}

Result<Duration> parse_duration(std::string_view text) {
  text = without_blanks(text);
  const bool is_iso = text.starts_with('P') || text.starts_with('p');
  const auto seconds = is_iso ? iso_seconds(text) : clock_seconds(text);
  if (!seconds) {
    return refuse(ErrorKind::BadRequest, "expected a duration such as \"01:30:00\" or \"PT1H30M\"");
  }
  if (*seconds > Duration::kSecondsMax) {
    return refuse(ErrorKind::BadRequest, "a duration must be shorter than 24 hours");
  }
  return Duration{static_cast<std::int32_t>(*seconds)};
}

std::optional<std::uint32_t> parse_enum(std::string_view text,
                                        std::span<const carrier::FlagName> names) {
  if (const auto* const known = named(text, names)) return known->value;
  const auto number = natural(text);
  if (!number || std::ranges::find(names, *number, &carrier::FlagName::value) == names.end()) {
    return std::nullopt;
  }
  return number;
}

std::optional<std::uint32_t> parse_flag_sum(std::string_view text,
                                            std::span<const carrier::FlagName> names) {
  std::uint32_t sum = 0;
  while (true) {
    const auto start = text.find_first_not_of(" \t\r\n,");
    if (start == std::string_view::npos) return sum;
    text.remove_prefix(start);
    const auto end = std::min(text.find_first_of(" \t\r\n,"), text.size());
    const std::string_view item = text.substr(0, end);
    text.remove_prefix(end);
    if (const auto* const known = named(item, names)) {
      sum |= known->value;
      continue;
    }
    const auto number = natural(item);
    if (!number || (*number & ~all_bits(names)) != 0) return std::nullopt;
    sum |= *number;
  }
}

}  // namespace crm::codec
