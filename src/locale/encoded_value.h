// Values that stand in a text without any culture, such as [D:11/09/2017] or [F:123.4], and how a
// culture shows them [wire: Cultures and encoded values].
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/civil_time.h"
#include "locale/culture_forms.h"

namespace crm::locale {

// A number as digits: what is written is what is shown, never rounded.
struct EncodedNumber {
  bool negative = false;
  std::string_view whole;     // without leading zeros, but for a lone 0
  std::string_view decimals;  // as written
  std::string_view exponent;  // as written behind the e
  std::size_t decimals_min = 0;

  bool operator==(const EncodedNumber&) const = default;
};

struct EncodedTime {
  enum class Shows : std::uint8_t { Date, DateTime, Time, TimeWithSeconds };
  Shows shows = Shows::Date;
  CivilTime at;

  bool operator==(const EncodedTime&) const = default;
};

struct EncodedSpan {
  std::int32_t minutes = 0;

  bool operator==(const EncodedSpan&) const = default;
};

// Bytes have no form in any culture: their Base64 is shown without its wrapping.
struct EncodedBytes {
  std::string_view base64;

  bool operator==(const EncodedBytes&) const = default;
};

// Numbers are one for [I:…], [F:…] and [M:…], any number of them for [A:…].
using EncodedValue =
    std::variant<std::vector<EncodedNumber>, EncodedTime, EncodedSpan, EncodedBytes>;

// The value that the whole text is; none for any other text, and for a value that cannot be: a
// thirteenth month, letters in a number, blanks. What is returned points into the text.
//
//   [I:123] [A:3,4,5]       whole numbers; an array may be empty
//   [F:123.4] [M:123.45]    a double, perhaps with e and an exponent; money
//   [D:09/30/2017]          also 30.09.2017; a time behind it does not count
//   [DT:09/30/2017 14:53:18.5]   also 30.09.2017; seconds may be missing
//   [T:14:52]  [TS:500]     a time of day, perhaps with seconds; a span in minutes
//   [B:AAEC]                Base64
[[nodiscard]] std::optional<EncodedValue> read_encoded_value(std::string_view text);

// The value in a culture. Numbers have its digits and decimal mark; thousands stand together, as
// they may be years or numbers of rows, and money has at least two decimals and no sign of a
// currency, as none is encoded. An array is parted by ", ". Dates are short; a date-time has the
// seconds, and a time has them when it was encoded with them; decimals of seconds are not shown.
// The year 1 stands for no date and is "". Spans are hours:minutes, as many hours as it takes.
[[nodiscard]] std::string written(const EncodedValue& value, const CultureForms& forms);

}  // namespace crm::locale
