#include "http/date.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/civil_time.h"

namespace crm::http {
namespace {

// From the day of 1970-01-01, the first of all ticks.
constexpr std::array<std::string_view, 7> kDays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t kTicksPerDay = 86'400 * kTicksPerSecond;

std::string_view day_name(Instant at) {
  std::int64_t days = at.ticks / kTicksPerDay;
  if (at.ticks % kTicksPerDay < 0) --days;
  return kDays.at(static_cast<std::size_t>((days % 7 + 7) % 7));
}

// Takes what it reads off the front of a text; once something is not as expected, nothing is read
// any more.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : left_(text) {}

  void skip(std::string_view expected) {
    fine_ = fine_ && left_.starts_with(expected);
    if (fine_) left_.remove_prefix(expected.size());
  }
  // A number of so many digits; with `padded`, blanks may stand for leading zeros.
  std::int32_t number(std::size_t digits, bool padded = false) {
    std::int32_t value = 0;
    bool leading = padded;
    for (const char c : take(digits)) {
      if (leading && c == ' ') continue;
      leading = false;
      fine_ = fine_ && c >= '0' && c <= '9';
      value = value * 10 + (c - '0');
    }
    fine_ = fine_ && !leading;
    return value;
  }
  std::int32_t month() {
    const auto found = std::ranges::find(kMonths, take(3));
    fine_ = fine_ && found != kMonths.end();
    return static_cast<std::int32_t>(found - kMonths.begin()) + 1;
  }
  void time(CivilTime& civil) {
    civil.hour = number(2);
    skip(":");
    civil.minute = number(2);
    skip(":");
    civil.second = number(2);
  }
  [[nodiscard]] bool is_done() const { return fine_ && left_.empty(); }

 private:
  std::string_view take(std::size_t count) {
    fine_ = fine_ && left_.size() >= count;
    if (!fine_) return "";
    const std::string_view taken = left_.substr(0, count);
    left_.remove_prefix(count);
    return taken;
  }

  std::string_view left_;
  bool fine_ = true;
};

// Behind the name of the day: "06 Nov 1994 08:49:37 GMT".
std::optional<CivilTime> imf_form(std::string_view text) {
  DateReader read(text);
  CivilTime civil;
  civil.day = read.number(2);
  read.skip(" ");
  civil.month = read.month();
  read.skip(" ");
  civil.year = read.number(4);
  read.skip(" ");
  read.time(civil);
  read.skip(" GMT");
  return read.is_done() ? std::optional(civil) : std::nullopt;
}

// "06-Nov-94 08:49:37 GMT", of RFC 850.
std::optional<CivilTime> old_form(std::string_view text, Instant now) {
  constexpr std::int32_t kYearsAhead = 50;
  DateReader read(text);
  CivilTime civil;
  civil.day = read.number(2);
  read.skip("-");
  civil.month = read.month();
  read.skip("-");
  const std::int32_t two_digits = read.number(2);
  read.skip(" ");
  read.time(civil);
  read.skip(" GMT");
  if (!read.is_done()) return std::nullopt;
  const std::int32_t last = civil_time(now).year + kYearsAhead;
  civil.year = last - (last - two_digits) % 100;
  return civil;
}

// "Nov  6 08:49:37 1994", of asctime() in C.
std::optional<CivilTime> asctime_form(std::string_view text) {
  DateReader read(text);
  CivilTime civil;
  civil.month = read.month();
  read.skip(" ");
  civil.day = read.number(2, /*padded=*/true);
  read.skip(" ");
  read.time(civil);
  read.skip(" ");
  civil.year = read.number(4);
  return read.is_done() ? std::optional(civil) : std::nullopt;
}

void append_two(std::string& out, std::int32_t value) {
  out.push_back(static_cast<char>('0' + value / 10));
  out.push_back(static_cast<char>('0' + value % 10));
}

}  // namespace

std::string imf_fixdate(Instant at) {
  const CivilTime civil = civil_time(at);
  std::string out(day_name(at));
  out.append(", ");
  append_two(out, civil.day);
  out.push_back(' ');
  out.append(kMonths.at(static_cast<std::size_t>(civil.month - 1)));
  out.push_back(' ');
  append_two(out, civil.year / 100);
  append_two(out, civil.year % 100);
  out.push_back(' ');
  append_two(out, civil.hour);
  out.push_back(':');
  append_two(out, civil.minute);
  out.push_back(':');
  append_two(out, civil.second);
  out.append(" GMT");
  return out;
}

std::optional<Instant> parse_http_date(std::string_view text, Instant now) {
  const auto day_end = text.find(' ');
  if (day_end == std::string_view::npos || day_end == 0) return std::nullopt;
  const std::string_view behind = text.substr(day_end + 1);
  std::optional<CivilTime> civil;
  if (text[day_end - 1] != ',') {
    civil = asctime_form(behind);
  } else {
    civil = imf_form(behind);
    if (!civil) civil = old_form(behind, now);
  }
  if (!civil || civil->year < 1 || civil->hour > 23 || civil->minute > 59 || civil->second > 60) {
    return std::nullopt;
  }
  const Instant at = utc_instant(*civil);
  // Days that no month has would be days of the next.
  CivilTime noon = *civil;
  noon.hour = noon.minute = noon.second = 0;
  return civil_time(utc_instant(noon)).day == civil->day && civil->day > 0 ? std::optional(at)
                                                                           : std::nullopt;
}

}  // namespace crm::http
