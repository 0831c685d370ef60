#include "codec/value_reader.h"

#include <limits>
#include <utility>

#include "base/text.h"
#include "carrier/rights.h"
#include "codec/blanks.h"
#include "codec/json_value.h"
#include "codec/number_text.h"
#include "codec/value_text.h"

namespace crm::codec {
namespace {

constexpr std::string_view kNotADate = "expected a date and time such as \"2026-01-31T09:30:00Z\"";

}  // namespace

ValueReader::Step::Step(ValueReader& reader, std::string_view member)
    : reader_(reader), size_(reader.path_.size()) {
  if (!reader_.path_.empty()) reader_.path_ += '.';
  reader_.path_ += member;
}

ValueReader::Step::Step(ValueReader& reader, std::size_t item)
    : reader_(reader), size_(reader.path_.size()) {
  reader_.path_ += '[';
  reader_.path_ += std::to_string(item);
  reader_.path_ += ']';
}

bool ValueReader::refuse(std::string_view reason) {
  error_ = Error{ErrorKind::BadRequest, path_.empty() ? "The body" : excerpt(path_)};
  error_->detail += path_.empty() ? " is refused: " : ": ";
  error_->detail += reason;
  return false;
}

bool ValueReader::is_null(const Written& written) { return written.shape() == Shape::Null; }

bool ValueReader::is_blank(const Written& written) {
  const bool may_be = written.shape() == Shape::Text || written.shape() == Shape::Element;
  return may_be && !written.has_items() && without_blanks(written.text()).empty();
}

bool ValueReader::is_null_opaque(const Written& written) {
  if (is_null(written)) return true;
  if (written.shape() != Shape::Element) return false;
  return written.said() == Shape::Null || (written.said() == Shape::Element && is_blank(written));
}

std::optional<std::string_view> ValueReader::word(const Written& written) {
  switch (written.shape()) {
    case Shape::Number:
    case Shape::Text:
      return without_blanks(written.text());
    case Shape::Element:
      if (!written.has_items()) return without_blanks(written.text());
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool ValueReader::is_object(const Written& written) {
  const bool is = written.shape() == Shape::Object ||
                  (written.shape() == Shape::Element && (written.has_items() || is_blank(written)));
  return is || refuse("expected an object");
}

bool ValueReader::is_list(const Written& written) {
  const bool is = written.shape() == Shape::List ||
                  (written.shape() == Shape::Element && (written.has_items() || is_blank(written)));
  return is || refuse("expected a list");
}

bool ValueReader::fits(std::size_t items, std::size_t items_max) {
  return items <= items_max || refuse("more than " + with_thousands(items_max) + " items");
}

bool ValueReader::read(const Written& written, bool& value) {
  const auto text = written.shape() == Shape::Truth    ? std::optional(written.text())
                    : written.shape() != Shape::Number ? word(written)
                                                       : std::nullopt;
  if (text && (equals_ignoring_case(*text, "true") || *text == "1")) {
    value = true;
  } else if (text && (equals_ignoring_case(*text, "false") || *text == "0")) {
    value = false;
  } else {
    return refuse("expected true or false");
  }
  return true;
}

template <class Number>
bool ValueReader::read_whole(const Written& written, Number& value) {
  using Limits = std::numeric_limits<Number>;
  const auto text = word(written);
  const auto number = text ? parse_whole(*text) : std::nullopt;
  if (!number || *number < Limits::min() || *number > Limits::max()) {
    return refuse("expected an integer from " + std::to_string(Limits::min()) + " to " +
                  std::to_string(Limits::max()));
  }
  value = static_cast<Number>(*number);
  return true;
}

bool ValueReader::read(const Written& written, std::int16_t& value) {
  return read_whole(written, value);
}

bool ValueReader::read(const Written& written, std::int32_t& value) {
  return read_whole(written, value);
}

bool ValueReader::read(const Written& written, double& value) {
  const auto text = word(written);
  const auto number = text ? parse_double(*text) : std::nullopt;
  if (!number) return refuse("expected a number");
  value = *number;
  return true;
}

bool ValueReader::read(const Written& written, std::string& value, std::size_t length_max) {
  const bool is_text =
      written.shape() == Shape::Text || (written.shape() == Shape::Element && !written.has_items());
  if (!is_text) return refuse("expected a text");
  const std::size_t length = code_points(written.text());
  if (length_max > 0 && any_length_ == 0 && length > length_max) {
    return refuse("the text is " + std::to_string(length) + " characters long, at most " +
                  std::to_string(length_max) + " are allowed");
  }
  value = written.text();
  return true;
}

template <class Value>
bool ValueReader::take(const Result<Value>& parsed, Value& value) {
  if (!parsed) return refuse(parsed.error().detail);
  value = *parsed;
  return true;
}

bool ValueReader::read(const Written& written, carrier::Moment& value) {
  const auto text = word(written);
  return text ? take(parse_moment(*text, zone_), value) : refuse(kNotADate);
}

bool ValueReader::read(const Written& written, carrier::UtcMoment& value) {
  const auto text = word(written);
  return text ? take(parse_moment(*text, locale::TimeZone::utc()), value.at) : refuse(kNotADate);
}

bool ValueReader::read(const Written& written, std::optional<carrier::CalendarDay>& value) {
  const auto text = word(written);
  return text ? take(parse_day(*text, zone_), value) : refuse(kNotADate);
}

bool ValueReader::read(const Written& written, carrier::Duration& value) {
  return take(parse_duration(word(written).value_or("")), value);
}

bool ValueReader::read(const Written& written, carrier::Opaque& value) {
  const auto json = json_value(written);
  if (!json) return refuse("an element in it is not what its type attribute says");
  value.json.clear();
  append_compact(value.json, *json);
  return true;
}

bool ValueReader::read_text(const Written& written, carrier::Dictionary& value,
                            std::string_view name) {
  const Step step(*this, name);
  std::string& text = value[std::string(name)];
  text.clear();
  return is_null(written) || read(written, text, 0);
}

// An entry in XML: <Key> and <Value>, whatever the element around them is called.
bool ValueReader::read_pair(const Written& pair, carrier::Dictionary& value) {
  std::optional<std::string_view> key;
  std::optional<Written> text;
  for (const Written part : pair) {
    if (equals_ignoring_case(part.name(), carrier::kPairKey) && !part.has_items()) {
      key = part.text();
    }
    if (equals_ignoring_case(part.name(), carrier::kPairValue)) text = part;
  }
  if (!key || !text) return refuse("expected pairs of Key and Value");
  return read_text(*text, value, *key);
}

bool ValueReader::read(const Written& written, carrier::Dictionary& value) {
  if (!is_object(written)) return false;
  value.clear();
  std::size_t count = 0;
  for (const Written entry : written) {
    if (!fits(++count, kDictionaryTextsMax)) return false;
    const bool is_pair = written.shape() == Shape::Element;
    if (!(is_pair ? read_pair(entry, value) : read_text(entry, value, entry.name()))) return false;
  }
  return true;
}

std::optional<std::uint32_t> ValueReader::enum_number(const Written& written, std::string_view type,
                                                      std::span<const carrier::FlagName> names) {
  const auto text = word(written);
  const auto number = text ? parse_enum(*text, names) : std::nullopt;
  if (!number) {
    refuse(text ? "'" + excerpt(*text, 60) + "' is no value of " + std::string(type)
                : "expected a name of " + std::string(type));
  }
  return number;
}

std::optional<std::uint32_t> ValueReader::flags_sum(const Written& written, std::string_view type,
                                                    std::span<const carrier::FlagName> names) {
  const auto text = word(written);
  const auto sum = text ? parse_flag_sum(*text, names) : std::nullopt;
  if (!sum) {
    refuse(text ? "'" + excerpt(*text, 60) + "' is no sum of " + std::string(type)
                : "expected names of " + std::string(type));
  }
  return sum;
}

}  // namespace crm::codec
