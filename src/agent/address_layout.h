// In which lines countries write an address, and which parts of it stand in each
// [entities §2.6].
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "carrier/address.h"

namespace crm::agent {

using AddressPart = std::string carrier::StructuredAddress::*;
using AddressLine = std::span<const AddressPart>;

// Lasts as long as the program. `country` is the code of two letters; where that is none or not
// known, the postal code stands before the city.
[[nodiscard]] std::span<const AddressLine> address_layout(std::string_view country);

// What a form calls the part.
[[nodiscard]] std::string_view label_of(AddressPart part);

}  // namespace crm::agent
