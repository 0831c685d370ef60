// Which octets may stand where, as tables: one look-up per byte.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace crm::http {

class OctetSet {
 public:
  // The octets from `first` to `last`, both included, without those in `but`.
  constexpr OctetSet(unsigned char first, unsigned char last, std::string_view but = {}) {
    for (unsigned octet = first; octet <= last; ++octet) members_[octet] = true;
    for (const char c : but) members_[static_cast<unsigned char>(c)] = false;
  }
  constexpr explicit OctetSet(std::string_view members) {
    for (const char c : members) members_[static_cast<unsigned char>(c)] = true;
  }

  [[nodiscard]] constexpr OctetSet with(const OctetSet& other) const {
    OctetSet both = *this;
    for (std::size_t i = 0; i < members_.size(); ++i) both.members_[i] |= other.members_[i];
    return both;
  }

  [[nodiscard]] constexpr bool has(char c) const { return members_[static_cast<unsigned char>(c)]; }

  // The first place from `at` on, before `end`, whose octet is not a member; else `end`.
  // REQUIRES: end <= text.size().
  [[nodiscard]] constexpr std::size_t skip(std::string_view text, std::size_t at,
                                           std::size_t end) const {
    const char* const data = text.data();
    while (at < end && members_[static_cast<unsigned char>(data[at])]) ++at;
    return at;
  }

  // One octet or more, members all.
  [[nodiscard]] constexpr bool makes_up(std::string_view text) const {
    return !text.empty() && skip(text, 0, text.size()) == text.size();
  }

 private:
  std::array<bool, 256> members_{};
};

inline constexpr OctetSet kDigits{'0', '9'};
inline constexpr OctetSet kLetters = OctetSet{'A', 'Z'}.with(OctetSet{'a', 'z'});
inline constexpr OctetSet kHexDigits = kDigits.with(OctetSet{'A', 'F'}).with(OctetSet{'a', 'f'});

// token [rfc 9110]: methods, field names, parameter names.
inline constexpr OctetSet kToken =
    kDigits.with(kLetters).with(OctetSet{std::string_view("!#$%&'*+-.^_`|~")});

// A request target. '#' is left out because a fragment never travels, other than in an attack.
inline constexpr OctetSet kTarget{0x21, 0x7E, "#"};

// What may stand in a field value: visible octets, blanks, and the old upper half.
inline constexpr OctetSet kValue =
    OctetSet{0x20, 0xFF, "\x7F"}.with(OctetSet{std::string_view("\t")});

[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

// The value of a hexadecimal digit; -1 for every other octet.
[[nodiscard]] constexpr int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace crm::http
