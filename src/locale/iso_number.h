// The numbers of countries in ISO 3166-1, for the one place of the wire that tells them.
#pragma once

#include <cstdint>
#include <string_view>

namespace crm::locale {

// Of a country by its two letters in upper case: 578 for "NO"; 0 for what is no country there.
[[nodiscard]] std::int32_t iso_number(std::string_view letters);

}  // namespace crm::locale
