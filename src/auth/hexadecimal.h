// Hashes as text, for the store.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace crm::auth {

// Two lower-case digits for each byte.
[[nodiscard]] std::string hexadecimal(std::span<const unsigned char> bytes);

// Fills `bytes`. False when the text is not exactly so many bytes.
[[nodiscard]] bool from_hexadecimal(std::string_view text, std::span<unsigned char> bytes);

}  // namespace crm::auth
