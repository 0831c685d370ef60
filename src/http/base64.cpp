#include "http/base64.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace crm::http {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::int8_t kNoDigit = -1;

constexpr std::array<std::int8_t, 256> kDigitOf = [] {
  std::array<std::int8_t, 256> digits{};
  digits.fill(kNoDigit);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    digits[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
  }
  return digits;
}();

tl::unexpected<Error> not_base64() {
  return refuse(ErrorKind::BadRequest, "expected standard base64");
}

// Without its padding, which must be whole when there is one.
std::string_view without_padding(std::string_view text) {
  if (text.size() % 4 != 0) return text;  // a '=' in it will be no digit
  if (text.ends_with("==")) return text.substr(0, text.size() - 2);
  if (text.ends_with("=")) return text.substr(0, text.size() - 1);
  return text;
}

}  // namespace

Result<std::string> base64_decode(std::string_view text) {
  const std::string_view digits = without_padding(text);
  if (digits.size() % 4 == 1) return not_base64();
  std::string octets;
  octets.reserve(digits.size() / 4 * 3 + 2);
  std::uint32_t bits = 0;  // what has been read and not yet written
  unsigned count = 0;
  for (const char c : digits) {
    const std::int8_t digit = kDigitOf[static_cast<unsigned char>(c)];
    if (digit == kNoDigit) return not_base64();
    bits = bits << 6U | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    octets.push_back(static_cast<char>(bits >> count));
    bits &= (1U << count) - 1U;
  }
  if (bits != 0) return not_base64();
  return octets;
}

std::string base64_encode(std::string_view octets) {
  std::string text;
  text.reserve((octets.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < octets.size(); at += 3) {
    const std::string_view group = octets.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      text.push_back(i <= group.size() ? kAlphabet[bits >> (18 - 6 * i) & 0x3FU] : '=');
    }
  }
  return text;
}

}  // namespace crm::http
