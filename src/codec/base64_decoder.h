// Base64 [rfc 4648] that comes in pieces. As strict as .NET's Convert.FromBase64String: blanks may
// stand anywhere, padding must be there, and nothing may stand behind it. Bits that the last
// character has too many are passed over, as they are there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::codec {

class Base64Decoder {
 public:
  // Appends the bytes that the text makes up; what is of a group of four that is not whole is kept.
  // Errors: BadRequest, with the character at fault, counted from 1.
  [[nodiscard]] Result<void> decode(std::string_view text, std::string& out);

  // The text is over. Errors: BadRequest when its last group is not whole.
  [[nodiscard]] Result<void> finish() const;

 private:
  [[nodiscard]] Result<void> decode_one(char c, std::string& out);

  std::uint64_t characters_ = 0;  // read so far
  std::uint32_t group_ = 0;       // bits of the group so far
  unsigned in_group_ = 0;         // characters of it, the padding too
  unsigned padding_ = 0;          // there is any: this is the last group
};

}  // namespace crm::codec
