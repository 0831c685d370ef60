#include "auth/hexadecimal.h"

#include <sodium.h>

#include <cstddef>

namespace crm::auth {

std::string hexadecimal(std::span<const unsigned char> bytes) {
  std::string text(2 * bytes.size() + 1, '\0');  // room for the NUL that is written behind
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

bool from_hexadecimal(std::string_view text, std::span<unsigned char> bytes) {
  std::size_t size = 0;
  return text.size() == 2 * bytes.size() &&
         sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size,
                        nullptr) == 0 &&
         size == bytes.size();
}

}  // namespace crm::auth
