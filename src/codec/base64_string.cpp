#include "codec/base64_string.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace crm::codec {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kGroupBytes = 3;
constexpr std::size_t kGroupChars = 4;

using Group = std::array<char, kGroupChars>;

// Of one to three bytes.
Group group_of(std::string_view bytes) {
  const auto byte = [&](std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
  };
  const unsigned bits = byte(0) << 16U | byte(1) << 8U | byte(2);
  Group group{};
  for (std::size_t i = 0; i < kGroupChars; ++i) {
    group[i] = i <= bytes.size() ? kAlphabet[bits >> (18 - 6 * i) & 0x3FU] : '=';
  }
  return group;
}

}  // namespace

std::uint64_t Base64String::size() const {
  return (bytes_->size() + kGroupBytes - 1) / kGroupBytes * kGroupChars + 2;
}

Result<std::size_t> Base64String::read(std::uint64_t at, std::span<char> space) const {
  const std::uint64_t end = std::min(size(), at + space.size());
  std::size_t done = 0;
  const auto put = [&](char c) { space[done++] = c; };
  if (at == 0 && at < end) put('"');
  std::array<char, 1024 * kGroupBytes> bytes{};
  while (at + done < end && at + done < size() - 1) {
    // The group that the next character belongs to, and as many behind it as there is room for.
    const std::uint64_t text_at = at + done - 1;
    const std::uint64_t group = text_at / kGroupChars;
    const auto wanted =
        std::min<std::uint64_t>(bytes.size(), ((end - at - done) / kGroupChars + 2) * kGroupBytes);
    const auto got = bytes_->read(group * kGroupBytes, std::span(bytes).first(wanted));
    if (!got) return got;
    std::string_view rest(bytes.data(), *got);
    if (rest.empty()) return refuse(ErrorKind::Unavailable, "The bytes end early.");
    std::size_t skip = text_at % kGroupChars;
    while (!rest.empty() && at + done < end) {
      for (const char c : group_of(rest.substr(0, kGroupBytes))) {
        if (skip > 0) {
          --skip;
        } else if (at + done < end) {
          put(c);
        }
      }
      rest.remove_prefix(std::min(kGroupBytes, rest.size()));
    }
  }
  if (at + done < end) put('"');
  return done;
}

}  // namespace crm::codec
