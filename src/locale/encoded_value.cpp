#include "locale/encoded_value.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/instant.h"
#include "base/text.h"

namespace crm::locale {
namespace {

constexpr std::int32_t kMinutesPerHour = 60;
constexpr std::size_t kMoneyDecimalsMin = 2;
constexpr std::int32_t kNoYear = 1;  // how the vendor's own platform writes no date

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes the pieces of a value off its front.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // All digits that stand here; "" for none.
  std::string_view take_digits() {
    const auto end = std::ranges::find_if_not(rest_, is_digit);
    const std::string_view digits = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(digits.size());
    return digits;
  }

  // A field of a date or time, of so many digits.
  std::optional<std::int32_t> take_field(std::size_t digits_min, std::size_t digits_max) {
    const std::string_view digits = take_digits();
    if (digits.size() < digits_min || digits.size() > digits_max) return std::nullopt;
    return parse_int32(digits);
  }

 private:
  std::string_view rest_;
};

enum class Decimals { None, Allowed };

// [-]digits[.digits]
std::optional<EncodedNumber> take_number(Reader& reader, Decimals decimals) {
  EncodedNumber number;
  const bool has_minus = reader.take('-');
  number.whole = reader.take_digits();
  if (number.whole.empty()) return std::nullopt;
  number.whole.remove_prefix(
      std::min(number.whole.find_first_not_of('0'), number.whole.size() - 1));
  if (decimals == Decimals::Allowed && reader.take('.')) {
    number.decimals = reader.take_digits();
    if (number.decimals.empty()) return std::nullopt;
  }
  const bool is_zero = number.whole == "0" &&
                       std::ranges::count(number.decimals, '0') == std::ssize(number.decimals);
  number.negative = has_minus && !is_zero;
  return number;
}

std::optional<EncodedValue> read_integer(std::string_view body) {
  Reader reader(body);
  const auto number = take_number(reader, Decimals::None);
  if (!number || !reader.done()) return std::nullopt;
  return std::vector{*number};
}

std::optional<EncodedValue> read_array(std::string_view body) {
  std::vector<EncodedNumber> numbers;
  if (body.empty()) return numbers;
  Reader reader(body);
  do {
    const auto number = take_number(reader, Decimals::None);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  } while (reader.take(','));
  if (!reader.done()) return std::nullopt;
  return numbers;
}

std::optional<EncodedValue> read_money(std::string_view body) {
  Reader reader(body);
  auto number = take_number(reader, Decimals::Allowed);
  if (!number || !reader.done()) return std::nullopt;
  number->decimals_min = kMoneyDecimalsMin;
  return std::vector{*number};
}

std::optional<EncodedValue> read_double(std::string_view body) {
  Reader reader(body);
  auto number = take_number(reader, Decimals::Allowed);
  if (!number) return std::nullopt;
  if (reader.take('E') || reader.take('e')) {
    number->exponent = reader.rest();
    if (!reader.take('-')) reader.take('+');
    if (reader.take_digits().empty()) return std::nullopt;
  }
  if (!reader.done()) return std::nullopt;
  return std::vector{*number};
}

// MM/dd/yyyy or dd.MM.yyyy; whether there is such a day is asked later.
bool take_date(Reader& reader, CivilTime& civil) {
  const auto first = reader.take_field(1, 2);
  const bool dotted = reader.take('.');
  if (!first || (!dotted && !reader.take('/'))) return false;
  const auto second = reader.take_field(1, 2);
  if (!second || !reader.take(dotted ? '.' : '/')) return false;
  const auto year = reader.take_field(4, 4);
  if (!year) return false;
  civil.year = *year;
  civil.month = dotted ? *second : *first;
  civil.day = dotted ? *first : *second;
  return true;
}

enum class Seconds { None, Written };

// H:mm[:ss[.f…]]; decimals are passed over.
std::optional<Seconds> take_time(Reader& reader, CivilTime& civil) {
  const auto hour = reader.take_field(1, 2);
  if (!hour || !reader.take(':')) return std::nullopt;
  const auto minute = reader.take_field(2, 2);
  if (!minute) return std::nullopt;
  civil.hour = *hour;
  civil.minute = *minute;
  if (!reader.take(':')) return Seconds::None;
  const auto second = reader.take_field(2, 2);
  if (!second || (reader.take('.') && reader.take_digits().empty())) return std::nullopt;
  civil.second = *second;
  return Seconds::Written;
}

// The calendar's own rules stand in base: what comes back changed is no date or no time.
bool can_be(const CivilTime& civil) { return civil_time(utc_instant(civil)) == civil; }

std::optional<EncodedValue> read_date(std::string_view body) {
  Reader reader(body);
  EncodedTime time{.shows = EncodedTime::Shows::Date, .at = {}};
  if (!take_date(reader, time.at)) return std::nullopt;
  if (reader.take(' ') && !take_time(reader, time.at)) return std::nullopt;
  if (!reader.done() || !can_be(time.at)) return std::nullopt;
  return time;
}

std::optional<EncodedValue> read_date_time(std::string_view body) {
  Reader reader(body);
  EncodedTime time{.shows = EncodedTime::Shows::DateTime, .at = {}};
  if (!take_date(reader, time.at) || !reader.take(' ')) return std::nullopt;
  if (!take_time(reader, time.at) || !reader.done() || !can_be(time.at)) return std::nullopt;
  return time;
}

std::optional<EncodedValue> read_time(std::string_view body) {
  Reader reader(body);
  EncodedTime time;
  const auto seconds = take_time(reader, time.at);
  if (!seconds || !reader.done() || !can_be(time.at)) return std::nullopt;
  time.shows =
      *seconds == Seconds::Written ? EncodedTime::Shows::TimeWithSeconds : EncodedTime::Shows::Time;
  return time;
}

std::optional<EncodedValue> read_span(std::string_view body) {
  const auto minutes = parse_int32(body);
  if (!minutes) return std::nullopt;
  return EncodedSpan{*minutes};
}

std::optional<EncodedValue> read_bytes(std::string_view body) {
  const std::string_view front = body.substr(0, body.find('='));
  const std::size_t padding = body.size() - front.size();
  const bool letters = std::ranges::all_of(front, [](char c) {
    return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || c == '+' || c == '/';
  });
  const bool padded = padding <= 2 && body.substr(front.size()) == std::string_view("==", padding);
  if (body.size() % 4 != 0 || !letters || !padded) return std::nullopt;
  return EncodedBytes{body};
}

struct Kind {
  std::string_view name;
  std::optional<EncodedValue> (*read)(std::string_view body);
};

constexpr std::array<Kind, 9> kKinds{{{"I", read_integer},
                                      {"F", read_double},
                                      {"M", read_money},
                                      {"D", read_date},
                                      {"DT", read_date_time},
                                      {"T", read_time},
                                      {"TS", read_span},
                                      {"A", read_array},
                                      {"B", read_bytes}}};

// Writes values in the forms of one culture.
class Writer {
 public:
  explicit Writer(const CultureForms& forms) : forms_(forms) {}

  [[nodiscard]] std::string take() { return std::move(out_); }

  void operator()(const std::vector<EncodedNumber>& numbers) {
    for (const EncodedNumber& number : numbers) {
      if (&number != &numbers.front()) out_.append(", ");
      put(number);
    }
  }

  void operator()(const EncodedTime& time) {
    using Shows = EncodedTime::Shows;
    const bool with_date = time.shows == Shows::Date || time.shows == Shows::DateTime;
    if (with_date && time.at.year == kNoYear) return;
    if (with_date) put(forms_.date, time.at);
    if (time.shows == Shows::DateTime) out_.push_back(' ');
    if (time.shows == Shows::Time) put(forms_.short_time, time.at);
    if (time.shows == Shows::DateTime || time.shows == Shows::TimeWithSeconds) {
      put(forms_.long_time, time.at);
    }
  }

  void operator()(const EncodedSpan& span) {
    if (span.minutes < 0) out_.append(forms_.minus);
    const auto minutes = static_cast<std::uint32_t>(span.minutes < 0 ? -std::int64_t{span.minutes}
                                                                     : std::int64_t{span.minutes});
    put_padded(minutes / kMinutesPerHour, 1);
    out_.push_back(':');
    put_padded(minutes % kMinutesPerHour, 2);
  }

  void operator()(const EncodedBytes& bytes) { out_.append(bytes.base64); }

 private:
  void put(const EncodedNumber& number) {
    if (number.negative) out_.append(forms_.minus);
    put_digits(number.whole);
    std::string decimals(number.decimals);
    decimals.resize(std::max(decimals.size(), number.decimals_min), '0');
    if (!decimals.empty()) out_.append(forms_.decimal_mark);
    put_digits(decimals);
    if (!number.exponent.empty()) out_.append("E").append(number.exponent);
  }

  // A pattern is runs of one letter, quoted text, and text that is no letter.
  void put(std::string_view pattern, const CivilTime& at) {
    bool quoted = false;
    while (!pattern.empty()) {
      const char c = pattern.front();
      const std::size_t run = std::min(pattern.find_first_not_of(c), pattern.size());
      if (c == '\'') {
        if (run >= 2) out_.push_back('\'');
        if (run % 2 == 1) quoted = !quoted;
      } else if (quoted || !put_field(c, run, at)) {
        out_.append(run, c);
      }
      pattern.remove_prefix(run);
    }
  }

  // Whether the letter is one of a pattern.
  bool put_field(char letter, std::size_t run, const CivilTime& at) {
    constexpr std::int32_t kHalfDay = 12;
    switch (letter) {
      case 'y':
        put_padded(at.year, run == 1 ? 1 : 4);
        return true;
      case 'M':
        put_padded(at.month, run);
        return true;
      case 'd':
        put_padded(at.day, run);
        return true;
      case 'H':
        put_padded(at.hour, run);
        return true;
      case 'h':
        put_padded((at.hour + kHalfDay - 1) % kHalfDay + 1, run);
        return true;
      case 'm':
        put_padded(at.minute, run);
        return true;
      case 's':
        put_padded(at.second, run);
        return true;
      case 'a':
      case 'B':
        out_.append(at.hour < kHalfDay ? forms_.morning : forms_.afternoon);
        return true;
      default:
        return false;
    }
  }

  template <class Integer>
  void put_padded(Integer value, std::size_t digits_min) {
    const std::string digits = std::to_string(value);
    put_digits(std::string(digits_min - std::min(digits_min, digits.size()), '0') + digits);
  }

  // The digits of a script follow each other, in UTF-8 by their last byte.
  void put_digits(std::string_view digits) {
    for (const char digit : digits) {
      out_.append(forms_.zero);
      out_.back() = static_cast<char>(out_.back() + (digit - '0'));
    }
  }

  const CultureForms& forms_;
  std::string out_;
};

}  // namespace

std::optional<EncodedValue> read_encoded_value(std::string_view text) {
  if (!text.starts_with('[') || !text.ends_with(']')) return std::nullopt;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto kind = std::ranges::find(kKinds, text.substr(1, colon - 1), &Kind::name);
  if (kind == kKinds.end()) return std::nullopt;
  return kind->read(text.substr(colon + 1, text.size() - colon - 2));
}

std::string written(const EncodedValue& value, const CultureForms& forms) {
  Writer writer(forms);
  std::visit(writer, value);
  return writer.take();
}

}  // namespace crm::locale
