#include "codec/number_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>

namespace crm::codec {
namespace {

// The whole text as a number, by the rules of from_chars.
template <class Number>
std::optional<Number> parsed(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t take_digits(std::string_view& rest) {
  std::size_t count = 0;
  while (count < rest.size() && is_digit(rest[count])) ++count;
  rest.remove_prefix(count);
  return count;
}

}  // namespace

void append_double(std::string& out, double value) {
  if (!std::isfinite(value)) value = 0;
  std::array<char, 32> digits;  // NOLINT(*-member-init): to_chars fills what is used
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  if (const auto whole = parsed<std::int64_t>(text)) return whole;
  constexpr double kLimit = 9e18;  // within int64
  const auto number = parse_double(text);
  if (!number || std::abs(*number) > kLimit || std::trunc(*number) != *number) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

std::optional<double> parse_double(std::string_view text) {
  const auto number = parsed<double>(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool leads_with_zero = text.starts_with('0');
  const std::size_t whole = take_digits(text);
  if (whole == 0 || (leads_with_zero && whole > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (take_digits(text) == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (take_digits(text) == 0) return false;
  }
  return text.empty();
}

bool is_same_number(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto whole_a = parsed<std::int64_t>(a);
  const auto whole_b = parsed<std::int64_t>(b);
  if (whole_a && whole_b) return *whole_a == *whole_b;
  const auto number_a = parsed<double>(a);
  const auto number_b = parsed<double>(b);
  return number_a && number_b && *number_a == *number_b;  // NOLINT(clang-diagnostic-float-equal)
}

}  // namespace crm::codec
