// The rule by which a zone's clock changes from the last recorded change on for ever: the line at
// the end of a zone's file, such as CET-1CEST,M3.5.0,M10.5.0/3 [rfc 9636]. The date library reads
// the recorded changes (most end in 2037) and not this line, hence this reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace crm::locale {

// From `at` on the clock is `offset_s` seconds east of UTC.
struct ClockChange {
  Instant at;
  std::int32_t offset_s = 0;

  bool operator==(const ClockChange&) const = default;
};

class LastRule {
 public:
  // Of the forms of such lines, it reads those in the database: no change at all, or two a year,
  // each on a weekday of a month (M). Errors: Unavailable for anything else.
  [[nodiscard]] static Result<LastRule> parse(std::string_view line);

  // The offset then, as if the rule had always held.
  [[nodiscard]] std::int32_t offset_s(Instant at) const;

  // The year's changes in order: none or two.
  [[nodiscard]] std::vector<ClockChange> changes_in(std::int32_t year) const;

  // The offset of the darker half of the year, whatever the line calls it: Ireland's law has a
  // standard time in summer.
  [[nodiscard]] std::int32_t winter_offset_s() const;

 private:
  // The `week`-th (5: the last) `weekday` (0: Sunday) of the month, `second` local seconds behind
  // its midnight; before that day or days behind it are possible.
  struct Day {
    std::int32_t month = 1;
    std::int32_t week = 1;
    std::int32_t weekday = 0;
    std::int32_t second = 2 * 3600;
  };
  // The other offset of the year, and when it begins and ends.
  struct Other {
    std::int32_t offset_s = 0;
    Day begins;
    Day ends;
  };
  class Reader;

  [[nodiscard]] static Instant local_midnight_plus(std::int32_t year, const Day& day);

  std::int32_t offset_s_ = 0;
  std::optional<Other> other_;
};

}  // namespace crm::locale
