#include "locale/request_date.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include "base/civil_time.h"
#include "base/text.h"
#include "locale/date_text.h"

namespace crm::locale {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether `text` is of that shape: a 0 stands for any digit, all else for itself.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::ranges::equal(text, shape, [](char is, char wanted) {
    return wanted == '0' ? is_digit(is) : is == wanted;
  });
}

bool take(std::string_view& rest, std::string_view front) {
  if (!rest.starts_with(front)) return false;
  rest.remove_prefix(front.size());
  return true;
}

tl::unexpected<Error> not_milliseconds() {
  return refuse(ErrorKind::BadRequest,
                "expected /Date(ms)/ or /Date(ms+hhmm)/, milliseconds since 1970 in UTC");
}

tl::unexpected<Error> not_encoded() {
  return refuse(ErrorKind::BadRequest,
                "expected [DT:MM/dd/yyyy HH:mm:ss] or [D:MM/dd/yyyy], or dd.MM.yyyy in its place");
}

// REQUIRES: only digits, one at least.
Instant instant_of_milliseconds(std::string_view digits, bool negative) {
  constexpr std::int64_t kTicksPerMillisecond = kTicksPerSecond / 1000;
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max() / kTicksPerMillisecond;
  std::int64_t milliseconds = 0;
  for (const char digit : digits) {
    milliseconds = std::min(milliseconds, kMax / 10 - 1) * 10 + (digit - '0');
  }
  const std::int64_t ticks = milliseconds * kTicksPerMillisecond;
  return std::clamp(Instant{negative ? -ticks : ticks}, kEarliest, kLatest);
}

// /Date(ms)/ and /Date(ms±hhmm)/.
Result<Instant> read_milliseconds(std::string_view text) {
  if (!take(text, "/Date(") || !text.ends_with(")/")) return not_milliseconds();
  text.remove_suffix(2);
  const bool negative = take(text, "-");
  const auto end = std::ranges::find_if_not(text, is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  const std::string_view offset = text.substr(digits.size());
  if (digits.empty()) return not_milliseconds();
  if (!offset.empty() && !has_shape(offset, "+0000") && !has_shape(offset, "-0000")) {
    return not_milliseconds();
  }
  return instant_of_milliseconds(digits, negative);
}

// [DT:…] and [D:…]: put into the order of ISO 8601, so that one reader knows the calendar.
Result<Instant> read_encoded(std::string_view text, const TimeZone& zone) {
  if ((!take(text, "[DT:") && !take(text, "[D:")) || !text.ends_with(']')) return not_encoded();
  text.remove_suffix(1);
  const std::string_view date = text.substr(0, 10);
  const bool month_first = has_shape(date, "00/00/0000");
  if (!month_first && !has_shape(date, "00.00.0000")) return not_encoded();
  const std::string_view month = date.substr(month_first ? 0 : 3, 2);
  const std::string_view day = date.substr(month_first ? 3 : 0, 2);
  std::string iso;
  iso.append(date.substr(6)).append("-").append(month).append("-").append(day);

  const std::string_view time = text.substr(date.size());
  const std::string_view seconds = time.substr(0, 9);
  const std::string_view decimals = time.substr(seconds.size());
  if (!seconds.empty() && !has_shape(seconds, " 00:00:00")) return not_encoded();
  if (!decimals.empty() &&
      (decimals.front() != '.' || !std::ranges::all_of(decimals.substr(1), is_digit))) {
    return not_encoded();
  }
  const auto written = parse_written_time(iso.append(time));
  if (!written) return not_encoded();
  return instant_of(*written, zone);
}

// A form that writes +01:00 without an escape sends a blank instead of the plus.
bool has_lost_its_plus(std::string_view text) {
  constexpr std::string_view kTail = " 00:00";
  return text.size() > kTail.size() && has_shape(text.substr(text.size() - kTail.size()), kTail);
}

Result<Instant> read_iso(std::string_view text, const TimeZone& zone) {
  auto written = parse_written_time(text);
  // "2026-01-31 09:30" has been read by now: its blank stands for the T.
  if (!written && has_lost_its_plus(text)) {
    std::string restored(text);
    restored[restored.size() - 6] = '+';
    written = parse_written_time(restored);
  }
  if (!written) return forward(written);
  return instant_of(*written, zone);
}

}  // namespace

Result<Instant> request_instant(std::string_view text, const TimeZone& zone) {
  text = trim(text);
  if (text.starts_with('/')) return read_milliseconds(text);
  if (text.starts_with('[')) return read_encoded(text, zone);
  return read_iso(text, zone);
}

}  // namespace crm::locale
