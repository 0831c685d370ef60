// Kinds of values that carriers of entities have besides those of the language and of other rooms.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace crm::carrier {

// A date and time, told by the caller's clock; none is the empty date [adr 24].
using Moment = std::optional<Instant>;

// A date and time that is told in UTC, whatever the caller's clock: when a row was made or changed.
struct UtcMoment {
  Moment at;

  bool operator==(const UtcMoment&) const = default;
};

// A day of the calendar, the same day for callers everywhere.
struct CalendarDay {
  std::int32_t year = 1;  // 0001 to 9999
  std::int32_t month = 1;
  std::int32_t day = 1;

  bool operator==(const CalendarDay&) const = default;
};

// A length of time within a day.
struct Duration {
  static constexpr std::int32_t kSecondsMax = 24 * 60 * 60 - 1;

  std::int32_t seconds = 0;  // 0 to kSecondsMax

  bool operator==(const Duration&) const = default;
};

// Something that means nothing here: it is kept as it came and told again. Compact JSON; "" for
// null.
struct Opaque {
  std::string json;

  bool operator==(const Opaque&) const = default;
};

// Texts by name; names in exact case.
using Dictionary = std::map<std::string, std::string>;
// What XML calls an entry of one, which is a pair of Key and Value.
inline constexpr std::string_view kTextPair = "StringDictionaryKeyValuePair";

// 9999-12-31T23:59:59, which stands for "without an end".
inline constexpr Instant kEndOfTime{kLatest.ticks - (kTicksPerSecond - 1)};

}  // namespace crm::carrier
