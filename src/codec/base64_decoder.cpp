#include "codec/base64_decoder.h"

#include <array>

#include "codec/blanks.h"

namespace crm::codec {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint8_t kNone = 0xFF;
constexpr unsigned kGroup = 4;
constexpr unsigned kBitsEach = 6;

constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}();

std::uint8_t value_of(char c) { return kValues[static_cast<unsigned char>(c)]; }

// Bytes of a group of so many bits, the highest first.
void append_bytes(std::string& out, std::uint32_t group, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(group >> (16 - 8 * i))));
  }
}

tl::unexpected<Error> not_base64(std::string why) {
  return refuse(ErrorKind::BadRequest, "is not base64: " + std::move(why));
}

}  // namespace

Result<void> Base64Decoder::decode(std::string_view text, std::string& out) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Nearly all of it: whole groups without a blank.
    while (in_group_ == 0 && padding_ == 0 && text.size() - at >= kGroup) {
      const std::uint32_t a = value_of(text[at]);
      const std::uint32_t b = value_of(text[at + 1]);
      const std::uint32_t c = value_of(text[at + 2]);
      const std::uint32_t d = value_of(text[at + 3]);
      if ((a | b | c | d) > 0x3F) break;
      append_bytes(out, a << 18U | b << 12U | c << 6U | d, 3);
      at += kGroup;
      characters_ += kGroup;
    }
    if (at == text.size()) break;
    if (const auto decoded = decode_one(text[at], out); !decoded) return decoded;
    ++at;
  }
  return {};
}

Result<void> Base64Decoder::decode_one(char c, std::string& out) {
  ++characters_;
  if (kBlanks.find(c) != std::string_view::npos) return {};
  const std::string place = "character " + std::to_string(characters_);
  if (padding_ > 0 && in_group_ == 0) {
    return not_base64("at " + place + " something stands behind its padding.");
  }
  if (c == '=') {
    if (in_group_ < 2) return not_base64("at " + place + " there is padding too early.");
    ++padding_;
  } else if (padding_ > 0) {
    return not_base64("at " + place + " something stands in its padding.");
  }
  const std::uint8_t value = c == '=' ? std::uint8_t{0} : value_of(c);
  if (value == kNone) return not_base64(place + " is none of its alphabet.");
  group_ = group_ << kBitsEach | value;
  if (++in_group_ < kGroup) return {};
  append_bytes(out, group_, 3 - padding_);
  group_ = 0;
  in_group_ = 0;
  return {};
}

Result<void> Base64Decoder::finish() const {
  if (in_group_ == 0) return {};
  return not_base64("it ends within a group of four characters, behind character " +
                    std::to_string(characters_) + "; the padding must be there.");
}

}  // namespace crm::codec
