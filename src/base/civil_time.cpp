#include "base/civil_time.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace crm {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;

// Days since 1970-01-01 in the proleptic Gregorian calendar, counted in eras of 400 years that
// begin on the first of March, so that the leap day is the last day of its year.
constexpr std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

constexpr bool is_leap(std::int64_t year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

constexpr std::int32_t days_in_month(std::int64_t year, std::int32_t month) {
  constexpr std::array<std::int32_t, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

// Reads text from the left; every take_… leaves the rest for the next one.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(char wanted) {
    if (peek() != wanted || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_one_of(std::string_view wanted) {
    if (rest_.empty() || wanted.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Exactly `count` digits, or nothing.
  std::optional<std::int32_t> take_digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    std::int32_t value = 0;
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  // One to nine digits behind the point, as ticks; what is finer than a tick is cut off.
  std::optional<std::int32_t> take_fraction() {
    std::int32_t ticks = 0;
    std::size_t digits = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      if (digits < 7) ticks = ticks * 10 + (rest_.front() - '0');
      ++digits;
      rest_.remove_prefix(1);
    }
    if (digits == 0 || digits > 9) return std::nullopt;
    for (std::size_t i = digits; i < 7; ++i) ticks *= 10;
    return ticks;
  }

 private:
  std::string_view rest_;
};

tl::unexpected<Error> not_a_time() {
  return refuse(ErrorKind::BadRequest, "expected a date and time such as 2026-01-31T09:30:00Z");
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Z, ±hh:mm, ±hhmm or ±hh; nothing at the end of the text.
Result<std::optional<std::int32_t>> take_offset(Scanner& scanner) {
  if (scanner.done()) return std::optional<std::int32_t>{};
  if (scanner.take_one_of("Zz")) return std::optional<std::int32_t>{0};
  const std::int32_t sign = scanner.peek() == '-' ? -1 : 1;
  if (!scanner.take_one_of("+-")) return not_a_time();
  const auto hours = scanner.take_digits(2);
  if (!hours) return not_a_time();
  std::int32_t minutes = 0;
  if (!scanner.done()) {
    scanner.take(':');
    const auto written = scanner.take_digits(2);
    if (!written) return not_a_time();
    minutes = *written;
  }
  if (*hours > 23 || minutes > 59) {
    return refuse(ErrorKind::BadRequest, "expected an offset between -23:59 and +23:59");
  }
  return std::optional<std::int32_t>{sign * (*hours * 3600 + minutes * 60)};
}

struct Year {
  std::int32_t value;
  bool beyond;  // outside 0001 to 9999: only the saturated year counts, not the date in it
};

std::optional<Year> take_year(Scanner& scanner) {
  const bool negative = scanner.peek() == '-';
  if (scanner.take_one_of("+-")) {
    const auto year = scanner.take_digits(6);
    if (!year || (negative && *year == 0)) return std::nullopt;
    const std::int32_t signed_year = negative ? -*year : *year;
    return Year{std::clamp(signed_year, 1, 9999), signed_year < 1 || signed_year > 9999};
  }
  const auto year = scanner.take_digits(4);
  if (!year) return std::nullopt;
  return Year{*year, false};
}

void append_two(std::string& out, std::int32_t value) {
  out.push_back(static_cast<char>('0' + value / 10));
  out.push_back(static_cast<char>('0' + value % 10));
}

}  // namespace

Instant utc_instant(const CivilTime& civil) {
  if (civil.year < 1) return kEarliest;
  if (civil.year > 9999) return kLatest;
  const std::int64_t seconds =
      days_from_civil(civil.year, civil.month, civil.day) * kSecondsPerDay + civil.hour * 3600 +
      civil.minute * 60 + civil.second;
  return Instant{seconds * kTicksPerSecond + civil.fraction};
}

CivilTime civil_time(Instant at, std::int32_t offset_s) {
  const std::int64_t local = at.ticks + offset_s * kTicksPerSecond;
  std::int64_t seconds = local / kTicksPerSecond;
  std::int64_t fraction = local % kTicksPerSecond;
  if (fraction < 0) {
    fraction += kTicksPerSecond;
    --seconds;
  }
  std::int64_t whole_days = seconds / kSecondsPerDay;
  auto of_day = static_cast<std::int32_t>(seconds % kSecondsPerDay);
  if (of_day < 0) {
    of_day += static_cast<std::int32_t>(kSecondsPerDay);
    --whole_days;
  }
  // Ticks reach eleven million days either way, which is fewer than kErasAhead eras: from here on
  // 32 bits without a sign do. The year of the century and the month are found by multiplying: of
  // the product one half is the quotient and the other tells the rest [Neri and Schneider,
  // Euclidean affine functions, 2022].
  constexpr std::uint32_t kErasAhead = 82;
  constexpr std::uint32_t kDaysPerEra = 146'097;
  constexpr std::uint32_t kPartsPerQuarterDay = 2'939'745;  // of 2^32 in a year: 1461 of these
  const auto days = static_cast<std::uint32_t>(whole_days + 719'468 + kErasAhead * kDaysPerEra);
  const std::uint32_t quarters = 4 * days + 3;
  const std::uint32_t century = quarters / kDaysPerEra;
  const std::uint64_t within =
      std::uint64_t{kPartsPerQuarterDay} * (quarters % kDaysPerEra / 4 * 4 + 3);
  const auto year_of_century = static_cast<std::uint32_t>(within >> 32U);
  const std::uint32_t day_of_year =
      static_cast<std::uint32_t>(within) / kPartsPerQuarterDay / 4;  // from the first of March
  const std::uint32_t months = 2141 * day_of_year + 197'913;
  const bool is_next_year = day_of_year >= 306;  // January and February
  CivilTime civil;
  civil.year = static_cast<std::int32_t>(100 * century + year_of_century) -
               static_cast<std::int32_t>(kErasAhead * 400) + (is_next_year ? 1 : 0);
  civil.month = static_cast<std::int32_t>(months >> 16U) - (is_next_year ? 12 : 0);
  civil.day = static_cast<std::int32_t>((months & 0xFFFFU) / 2141) + 1;
  civil.hour = of_day / 3600;
  civil.minute = of_day / 60 % 60;
  civil.second = of_day % 60;
  civil.fraction = static_cast<std::int32_t>(fraction);
  return civil;
}

Result<WrittenTime> parse_written_time(std::string_view text) {
  Scanner scanner(trimmed(text));
  WrittenTime written;
  CivilTime& civil = written.civil;
  const auto year = take_year(scanner);
  if (!year || !scanner.take('-')) return not_a_time();
  civil.year = year->value;
  const auto month = scanner.take_digits(2);
  if (!month || !scanner.take('-')) return not_a_time();
  const auto day = scanner.take_digits(2);
  if (!day) return not_a_time();
  if (civil.year == 0 || *month < 1 || *month > 12 || *day < 1 ||
      *day > (year->beyond ? 31 : days_in_month(civil.year, *month))) {
    return refuse(ErrorKind::BadRequest, "expected a date of the calendar");
  }
  civil.month = *month;
  civil.day = *day;

  if (scanner.take_one_of("Tt ")) {
    const auto hour = scanner.take_digits(2);
    if (!hour || !scanner.take(':')) return not_a_time();
    const auto minute = scanner.take_digits(2);
    if (!minute) return not_a_time();
    civil.hour = *hour;
    civil.minute = *minute;
    if (scanner.take(':')) {
      const auto second = scanner.take_digits(2);
      if (!second) return not_a_time();
      civil.second = *second;
      if (scanner.take('.')) {
        const auto fraction = scanner.take_fraction();
        if (!fraction) return not_a_time();
        civil.fraction = *fraction;
      }
    }
    if (civil.hour > 23 || civil.minute > 59 || civil.second > 59) {
      return refuse(ErrorKind::BadRequest, "expected a time between 00:00:00 and 23:59:59");
    }
  }

  const auto offset = take_offset(scanner);
  if (!offset) return forward(offset);
  if (!scanner.done()) return not_a_time();
  written.offset_s = *offset;
  if (year->beyond) {
    written.civil = civil_time(civil.year == 1 ? kEarliest : kLatest);
    written.offset_s = 0;
  }
  return written;
}

Result<Instant> parse_instant(std::string_view text) {
  const auto written = parse_written_time(text);
  if (!written) return forward(written);
  if (!written->offset_s) {
    return refuse(ErrorKind::BadRequest, "expected a time with Z or an offset at its end");
  }
  const Instant as_utc = utc_instant(written->civil);
  return std::clamp(Instant{as_utc.ticks - *written->offset_s * kTicksPerSecond}, kEarliest,
                    kLatest);
}

void append_civil(std::string& out, const CivilTime& civil) {
  append_two(out, civil.year / 100);
  append_two(out, civil.year % 100);
  out.push_back('-');
  append_two(out, civil.month);
  out.push_back('-');
  append_two(out, civil.day);
  out.push_back('T');
  append_two(out, civil.hour);
  out.push_back(':');
  append_two(out, civil.minute);
  out.push_back(':');
  append_two(out, civil.second);
  if (civil.fraction == 0) return;
  std::array<char, 7> digits{};
  std::int32_t rest = civil.fraction;
  for (std::size_t i = digits.size(); i-- > 0; rest /= 10) {
    digits.at(i) = static_cast<char>('0' + rest % 10);
  }
  const std::string_view all(digits.data(), digits.size());
  out.push_back('.');
  out.append(all.substr(0, all.find_last_not_of('0') + 1));
}

std::string utc_text(Instant at) {
  std::string out;
  append_civil(out, civil_time(at));
  out.push_back('Z');
  return out;
}

}  // namespace crm
