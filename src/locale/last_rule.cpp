#include "locale/last_rule.h"

#include <algorithm>
#include <string>

#include "base/civil_time.h"

namespace crm::locale {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int64_t kTicksPerDay = kSecondsPerDay * kTicksPerSecond;

Instant plus(Instant at, std::int64_t seconds) {
  return Instant{at.ticks + seconds * kTicksPerSecond};
}

// 0: Sunday. REQUIRES: a midnight of UTC.
std::int32_t weekday(Instant midnight) {
  const std::int64_t day = midnight.ticks / kTicksPerDay + 4;  // 1970 began on a Thursday
  return static_cast<std::int32_t>((day % 7 + 7) % 7);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

// Takes the parts of a line off its front; each is none when the line goes on otherwise.
class LastRule::Reader {
 public:
  explicit Reader(std::string_view line) : rest_(line) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] bool at(char c) const { return rest_.starts_with(c); }

  bool take(char c) {
    if (!at(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // CET or <+01>.
  bool take_name() {
    const auto end =
        take('<') ? std::ranges::find(rest_, '>') : std::ranges::find_if_not(rest_, is_letter);
    if (end == rest_.begin()) return false;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.begin()));
    take('>');
    return true;
  }

  std::optional<std::int32_t> take_number(std::int32_t min, std::int32_t max) {
    std::int32_t number = 0;
    std::size_t digits = 0;
    for (; digits < rest_.size() && digits < 4 && is_digit(rest_[digits]); ++digits) {
      number = number * 10 + (rest_[digits] - '0');
    }
    rest_.remove_prefix(digits);
    if (digits == 0 || number < min || number > max) return std::nullopt;
    return number;
  }

  // [+-]hh[:mm[:ss]] as seconds; up to a week, which is how "the day after the last Sunday" is
  // told.
  std::optional<std::int32_t> take_time() {
    const std::int32_t sign = take('-') ? -1 : 1;
    if (sign > 0) take('+');
    const auto hours = take_number(0, 167);
    std::optional<std::int32_t> minutes = 0;
    std::optional<std::int32_t> seconds = 0;
    if (take(':')) minutes = take_number(0, 59);
    if (take(':')) seconds = take_number(0, 59);
    if (!hours || !minutes || !seconds) return std::nullopt;
    return sign * (*hours * 3600 + *minutes * 60 + *seconds);
  }

  // ,Mm.w.d[/time]
  std::optional<Day> take_day() {
    if (!take(',') || !take('M')) return std::nullopt;
    const auto month = take_number(1, 12);
    if (!take('.')) return std::nullopt;
    const auto week = take_number(1, 5);
    if (!take('.')) return std::nullopt;
    const auto weekday = take_number(0, 6);
    if (!month || !week || !weekday) return std::nullopt;
    Day day{*month, *week, *weekday};
    if (take('/')) {
      const auto second = take_time();
      if (!second) return std::nullopt;
      day.second = *second;
    }
    return day;
  }

 private:
  std::string_view rest_;
};

Result<LastRule> LastRule::parse(std::string_view line) {
  const auto unreadable =
      refuse(ErrorKind::Unavailable, "time zone rule that is not understood: " + std::string(line));
  Reader reader(line);
  LastRule rule;
  if (!reader.take_name()) return unreadable;
  const auto west = reader.take_time();  // these lines count westwards
  if (!west) return unreadable;
  rule.offset_s_ = -*west;
  if (reader.done()) return rule;

  if (!reader.take_name()) return unreadable;
  Other other;
  other.offset_s = rule.offset_s_ + 3600;
  if (!reader.at(',')) {
    const auto other_west = reader.take_time();
    if (!other_west) return unreadable;
    other.offset_s = -*other_west;
  }
  const auto begins = reader.take_day();
  const auto ends = reader.take_day();
  if (!begins || !ends || !reader.done()) return unreadable;
  other.begins = *begins;
  other.ends = *ends;
  rule.other_ = other;
  return rule;
}

Instant LastRule::local_midnight_plus(std::int32_t year, const Day& day) {
  const Instant first = utc_instant(CivilTime{year, day.month, 1});
  const std::int32_t to_weekday = (day.weekday - weekday(first) + 7) % 7;
  Instant found = plus(first, (to_weekday + 7 * (day.week - 1)) * kSecondsPerDay);
  if (civil_time(found).month != day.month) found = plus(found, -7 * kSecondsPerDay);
  return plus(found, day.second);
}

std::vector<ClockChange> LastRule::changes_in(std::int32_t year) const {
  if (!other_) return {};
  std::vector<ClockChange> changes{
      {plus(local_midnight_plus(year, other_->begins), -offset_s_), other_->offset_s},
      {plus(local_midnight_plus(year, other_->ends), -other_->offset_s), offset_s_}};
  std::ranges::sort(changes, {}, &ClockChange::at);
  return changes;
}

std::int32_t LastRule::offset_s(Instant at) const {
  const auto changes = changes_in(civil_time(at, offset_s_).year);
  if (changes.empty()) return offset_s_;
  if (at >= changes[0].at && at < changes[1].at) return changes[0].offset_s;
  return changes[1].offset_s;
}

std::int32_t LastRule::winter_offset_s() const {
  return other_ ? std::min(offset_s_, other_->offset_s) : offset_s_;
}

}  // namespace crm::locale
