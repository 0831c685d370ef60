#include "locale/time_zone.h"

#include <date/tz.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "locale/last_rule.h"

namespace crm::locale {
namespace {

// Where the date library looks as well.
constexpr const char* kDatabase = "/usr/share/zoneinfo/";

// Up to here the changes are laid out; later ones are reckoned one by one.
constexpr std::int32_t kLaidOutUntilYear = 2100;

constexpr std::int64_t kTicksPerDay = 86'400 * kTicksPerSecond;

Instant instant(date::sys_seconds at) {
  return Instant{at.time_since_epoch().count() * kTicksPerSecond};
}

// Before standard time each town had its own mean time, to the second.
bool is_local_mean_time(const date::sys_info& info) { return info.abbrev == "LMT"; }

std::int32_t whole_minutes(std::int64_t seconds) {
  const std::int64_t half = seconds < 0 ? -30 : 30;
  return static_cast<std::int32_t>((seconds + half) / 60 * 60);
}

// What the database records, from the beginning of time on: first the offset before any rule.
std::vector<ClockChange> recorded_changes(const date::time_zone& zone, const LastRule& last) {
  const auto begin = date::sys_seconds{date::sys_days{date::year{1} / 1 / 1}};
  const auto end = date::sys_seconds{date::sys_days{date::year{kLaidOutUntilYear} / 1 / 1}};
  date::sys_info info = zone.get_info(begin);
  std::vector<ClockChange> changes{{kNever, is_local_mean_time(info)
                                                ? last.winter_offset_s()
                                                : whole_minutes(info.offset.count())}};
  while (info.end < end) {
    info = zone.get_info(info.end);
    if (is_local_mean_time(info)) continue;
    changes.push_back({instant(info.begin), whole_minutes(info.offset.count())});
  }
  return changes;
}

// What the last rule adds behind the last recorded change, until the table's end.
std::vector<ClockChange> ruled_changes(Instant recorded_until, const LastRule& last) {
  const std::int32_t first_year = recorded_until == kNever ? 1970 : civil_time(recorded_until).year;
  std::vector<ClockChange> changes;
  for (std::int32_t year = first_year; year < kLaidOutUntilYear; ++year) {
    for (const ClockChange& change : last.changes_in(year)) {
      if (change.at > recorded_until) changes.push_back(change);
    }
  }
  return changes;
}

// The last line of a zone's file.
Result<std::string> last_line(const std::string& zone) {
  std::ifstream file(kDatabase + zone, std::ios::binary);
  const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!all.ends_with('\n') || all.size() < 2) {
    return refuse(ErrorKind::Unavailable, "time zone without a last rule: " + zone);
  }
  const std::size_t before = all.rfind('\n', all.size() - 2);
  return all.substr(before + 1, all.size() - before - 2);
}

}  // namespace

class TimeZone::Rules {
 public:
  Rules(const date::time_zone& zone, const LastRule& last) : last_(last) {
    const auto recorded = recorded_changes(zone, last_);
    for (const ClockChange& change : recorded) add(change);
    for (const ClockChange& change : ruled_changes(recorded.back().at, last_)) add(change);
  }

  [[nodiscard]] std::int32_t offset_s(Instant at) const {
    if (at >= laid_out_until_) return last_.offset_s(at);
    const auto next = std::upper_bound(begins_.begin() + 1, begins_.end(), at);
    return offsets_[static_cast<std::size_t>(next - begins_.begin()) - 1];
  }

 private:
  void add(const ClockChange& change) {
    if (!offsets_.empty() && offsets_.back() == change.offset_s) return;
    begins_.push_back(change.at);
    offsets_.push_back(change.offset_s);
  }

  LastRule last_;
  Instant laid_out_until_ = utc_instant(CivilTime{kLaidOutUntilYear, 1, 1});
  // From begins_[i] to before begins_[i + 1] the offset is offsets_[i]; begins_[0] is kNever.
  std::vector<Instant> begins_;
  std::vector<std::int32_t> offsets_;
};

TimeZone::TimeZone(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

TimeZone TimeZone::utc() { return TimeZone(nullptr); }

Result<TimeZone> TimeZone::open(std::string_view iana_name) {
  if (iana_name == "UTC" || iana_name == "Etc/UTC") return utc();  // the default needs no database
  try {
    static_cast<void>(date::get_tzdb());
  } catch (const std::exception&) {
    return refuse(ErrorKind::Unavailable, "no time zone database (package tzdata) to read");
  }
  const std::string name(iana_name);
  try {
    const date::time_zone* zone = nullptr;
    try {
      zone = date::locate_zone(name);
    } catch (const std::exception&) {
      return refuse(ErrorKind::NotFound, "unknown time zone: " + excerpt(name));
    }
    const auto line = last_line(name);
    if (!line) return forward(line);
    // Etc/UTC, Zulu and the like. GMT is another line, and another zone.
    if (*line == "UTC0") return utc();
    const auto last = LastRule::parse(*line);
    if (!last) return forward(last);
    return TimeZone(std::make_shared<const Rules>(*zone, *last));
  } catch (const std::exception&) {
    return refuse(ErrorKind::Unavailable, "time zone that cannot be read: " + name);
  }
}

std::int32_t TimeZone::offset_s(Instant at) const { return rules_ ? rules_->offset_s(at) : 0; }

Instant TimeZone::to_instant(const CivilTime& civil) const {
  if (civil.year < 1) return kEarliest;
  if (civil.year > 9999) return kLatest;
  // Where a clock without offset would show it: a day before that the offset is surely the one from
  // before a change nearby, and a day behind it the one from after.
  const Instant as_utc = utc_instant(civil);
  const std::int32_t before_s = offset_s(Instant{as_utc.ticks - kTicksPerDay});
  const std::int32_t after_s = offset_s(Instant{as_utc.ticks + kTicksPerDay});
  const Instant by_before{as_utc.ticks - before_s * kTicksPerSecond};
  const Instant by_after{as_utc.ticks - after_s * kTicksPerSecond};
  // The first reading of two; and in a gap, where neither holds, the offset from before it leads as
  // far behind the gap as the clock was put forward.
  const bool only_after = offset_s(by_before) != before_s && offset_s(by_after) == after_s;
  return std::clamp(only_after ? by_after : by_before, kEarliest, kLatest);
}

bool TimeZone::is_utc() const { return rules_ == nullptr; }

}  // namespace crm::locale
