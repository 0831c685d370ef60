// Dates of requests against a slow reader that knows the forms as regular expressions, counts days
// one year at a time and searches every offset for the one that a zone's clock shows; and dates of
// answers, which are read back. The first two bytes choose zones, the rest is the text; its last
// eight bytes are an instant as well.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <regex>
#include <string>
#include <string_view>

#include "base/civil_time.h"
#include "base/text.h"
#include "locale/date_text.h"
#include "locale/request_date.h"
#include "locale/zone_catalog.h"

namespace {

using crm::Instant;
using crm::kEarliest;
using crm::kLatest;
using crm::kTicksPerSecond;
using crm::locale::TimeZone;

constexpr std::int64_t kMinute = 60 * kTicksPerSecond;
constexpr std::int64_t kHour = 60 * kMinute;

// regex_match() of GCC's and Clang's libraries recurses for each character.
constexpr std::size_t kMatchedCharsMax = 1000;

const TimeZone& zone_of(std::uint8_t byte) {
  static const std::array<TimeZone, 12> zones = [] {
    const auto catalog = crm::locale::ZoneCatalog::open();
    const auto of = [&](std::string_view code) {
      return catalog.zone(*catalog.find(code)).value();
    };
    return std::array<TimeZone, 12>{
        of("UTC"),   of("NO"), of("US-NY"), of("AU-ACT"),
        of("CA-NL"), of("NP"), of("CL"),    of("GB"),
        of("WS"),    of("LR"), of("MA"),    TimeZone::open("Australia/Lord_Howe").value()};
  }();
  return zones[byte % zones.size()];
}

struct Clock {
  int year = 1;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int ticks = 0;
};

bool is_leap(int year) { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0); }

int days_of(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool is_of_a_day(const Clock& clock) {
  return clock.hour < 24 && clock.minute < 60 && clock.second < 60;
}

bool is_of_the_calendar(const Clock& clock) {
  return clock.year >= 1 && clock.year <= 9999 && clock.month >= 1 && clock.month <= 12 &&
         clock.day >= 1 && clock.day <= days_of(clock.year, clock.month);
}

// The ticks since 1970 of a clock in UTC.
std::int64_t counted(const Clock& clock) {
  std::int64_t days = clock.day - 1;
  for (int year = 1970; year < clock.year; ++year) days += is_leap(year) ? 366 : 365;
  for (int year = clock.year; year < 1970; ++year) days -= is_leap(year) ? 366 : 365;
  for (int month = 1; month < clock.month; ++month) days += days_of(clock.year, month);
  return days * 24 * kHour + clock.hour * kHour + clock.minute * kMinute +
         clock.second * kTicksPerSecond + clock.ticks;
}

std::int64_t shown(const TimeZone& zone, std::int64_t at) {
  return at + zone.offset_s(Instant{at}) * kTicksPerSecond;
}

// When the zone's clock shows that: the first time of several; when it never does, as far behind
// the gap as the time is inside it.
Instant first_showing(const TimeZone& zone, std::int64_t wanted) {
  for (std::int64_t offset = 24 * kHour; offset >= -24 * kHour; offset -= kMinute) {
    if (shown(zone, wanted - offset) == wanted) return Instant{wanted - offset};
  }
  for (std::int64_t hour = wanted - 48 * kHour;; hour += kHour) {
    if (hour > wanted + 48 * kHour) std::abort();  // no such gap
    if (shown(zone, hour) > wanted || shown(zone, hour + kHour) < wanted) continue;
    std::int64_t before = hour;
    std::int64_t after = hour + kHour;
    while (after - before > 1) {
      const std::int64_t middle = before + (after - before) / 2;
      (shown(zone, middle) < wanted ? before : after) = middle;
    }
    return Instant{wanted - (shown(zone, before) - before)};
  }
}

Instant within_years(Instant at) { return std::clamp(at, kEarliest, kLatest); }

int number(const std::ssub_match& digits) {
  return digits.matched && digits.length() > 0 ? std::stoi(digits.str()) : 0;
}

int fraction(const std::ssub_match& digits) {
  return digits.matched ? std::stoi((digits.str() + "0000000").substr(0, 7)) : 0;
}

std::optional<Instant> read_iso(const std::string& text, const TimeZone& zone) {
  static const std::regex form(
      "(\\d{4}|[+-]\\d{6})-(\\d\\d)-(\\d\\d)"
      "(?:[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?)?"
      "(?:([Zz])|([+-])(\\d\\d)(?::?(\\d\\d))?)?");
  std::smatch parts;
  if (!std::regex_match(text, parts, form)) return std::nullopt;
  if (parts[1] == "-000000") return std::nullopt;
  Clock clock{number(parts[1]), number(parts[2]), number(parts[3]),  number(parts[4]),
              number(parts[5]), number(parts[6]), fraction(parts[7])};
  if (!is_of_a_day(clock) || number(parts[10]) > 23 || number(parts[11]) > 59) return std::nullopt;
  const bool wide = parts[1].length() > 4;
  if (wide && (clock.year < 1 || clock.year > 9999)) {
    // Whatever that year was like: its days are not counted.
    if (clock.month < 1 || clock.month > 12 || clock.day < 1 || clock.day > 31) return std::nullopt;
    return clock.year < 1 ? kEarliest : kLatest;
  }
  if (!is_of_the_calendar(clock)) return std::nullopt;
  const std::int64_t ticks = counted(clock);
  if (parts[8].matched) return within_years(Instant{ticks});
  if (!parts[9].matched) return within_years(first_showing(zone, ticks));
  const std::int64_t offset = number(parts[10]) * kHour + number(parts[11]) * kMinute;
  return within_years(Instant{parts[9] == "-" ? ticks + offset : ticks - offset});
}

std::optional<Instant> read_milliseconds(const std::string& text) {
  static const std::regex form("/Date\\((-?)0*(\\d*)(?:[+-]\\d{4})?\\)/");
  static const std::regex with_digits("/Date\\(-?\\d+(?:[+-]\\d{4})?\\)/");
  std::smatch parts;
  if (!std::regex_match(text, with_digits) || !std::regex_match(text, parts, form)) {
    return std::nullopt;
  }
  const bool negative = parts[1].length() > 0;
  if (parts[2].length() > 15) return negative ? kEarliest : kLatest;
  // Fifteen digits may be more than the years have, and more than ticks can count.
  constexpr long long kBeyond = 300'000'000'000'000;
  const long long milliseconds = parts[2].length() == 0 ? 0 : std::stoll(parts[2].str());
  const std::int64_t ticks = std::min(milliseconds, kBeyond) * 10'000;
  return within_years(Instant{negative ? -ticks : ticks});
}

std::optional<Instant> read_encoded(const std::string& text, const TimeZone& zone) {
  static const std::regex form(
      "\\[DT?:(?:(\\d\\d)/(\\d\\d)/(\\d{4})|(\\d\\d)\\.(\\d\\d)\\.(\\d{4}))"
      "(?: (\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?)?\\]");
  std::smatch parts;
  if (!std::regex_match(text, parts, form)) return std::nullopt;
  const bool slashes = parts[1].matched;
  const Clock clock{number(parts[slashes ? 3 : 6]),
                    number(parts[slashes ? 1 : 5]),
                    number(parts[slashes ? 2 : 4]),
                    number(parts[7]),
                    number(parts[8]),
                    number(parts[9]),
                    fraction(parts[10])};
  if (!is_of_the_calendar(clock) || !is_of_a_day(clock)) return std::nullopt;
  return within_years(first_showing(zone, counted(clock)));
}

std::optional<Instant> read_slowly(std::string text, const TimeZone& zone) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.erase(0, 1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
  if (const auto read = read_iso(text, zone)) return read;
  if (const auto read = read_milliseconds(text)) return read;
  if (const auto read = read_encoded(text, zone)) return read;
  static const std::regex tail(" \\d\\d:\\d\\d");
  if (text.size() < 7 || !std::regex_match(text.substr(text.size() - 6), tail)) return std::nullopt;
  text[text.size() - 6] = '+';
  return read_iso(text, zone);
}

void read_both_ways(const std::string& text, const TimeZone& zone) {
  const auto read = crm::locale::request_instant(text, zone);
  if (!read) {
    const crm::Error& error = read.error();
    if (error.kind != crm::ErrorKind::BadRequest) std::abort();
    if (!error.detail.starts_with("expected ") || error.detail.size() > 200) std::abort();
  }
  if (text.size() > kMatchedCharsMax) return;
  const auto slowly = read_slowly(text, zone);
  if (slowly.has_value() != read.has_value()) std::abort();
  if (slowly && *slowly != *read) std::abort();
}

void read_back(Instant at, const TimeZone& told_in, const TimeZone& read_in) {
  std::string text;
  crm::locale::append_date(text, at, told_in, true);
  if (crm::locale::request_instant(text, read_in) != at) std::abort();

  std::string bare;
  crm::locale::append_date(bare, at, told_in, false);
  const auto earlier = crm::locale::request_instant(bare, told_in);
  if (!text.starts_with(bare) || !earlier) std::abort();
  // Times near the ends of the years are told at offset 0, which bare text cannot say.
  if (at.ticks - kEarliest.ticks < 48 * kHour || kLatest.ticks - at.ticks < 48 * kHour) return;
  if (*earlier > at) std::abort();
  std::string again;
  crm::locale::append_date(again, *earlier, told_in, false);
  if (again != bare) std::abort();

  const std::string milliseconds = std::to_string(at.ticks / 10'000);
  if (crm::locale::request_instant("/Date(" + milliseconds + ")/", read_in) !=
      Instant{at.ticks / 10'000 * 10'000}) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const TimeZone& zone = zone_of(data[0]);
  const std::string text(data + 2, data + size);
  read_both_ways(text, zone);
  if (text.size() >= sizeof(std::uint64_t)) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, text.data() + text.size() - sizeof bits, sizeof bits);
    const auto span = static_cast<std::uint64_t>(kLatest.ticks - kEarliest.ticks) + 1;
    const Instant at{kEarliest.ticks + static_cast<std::int64_t>(bits % span)};
    read_back(at, zone, zone_of(data[1]));
  }
  return 0;
}
