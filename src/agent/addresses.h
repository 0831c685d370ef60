// Addresses of companies and persons: kept by their parts, told also as the rows of cells of their
// country, and taken in either form [entities §2.6].
//
// A cell is named by the address and the part that it holds: StreetAddress1, PostalZipcode. Parts
// that a country's lines have no place for are kept nonetheless.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "agent/given_members.h"
#include "agent/saving_rules.h"
#include "carrier/address.h"
#include "carrier/country.h"

namespace crm::agent {

// Persons have no postal address; their street is where they live.
enum class AddressOf : std::uint8_t { Company, Person };

// Of two letters; "" for none.
[[nodiscard]] std::string_view country_code(const std::optional<carrier::Country>& country);

// With all cells and parts, blank ones too. `country` is the code of two letters.
[[nodiscard]] carrier::Address told_address(const std::optional<carrier::Address>& kept,
                                            std::string_view country, AddressOf whose);

// Makes of an address as a save gives it what is kept of it; none where it says nothing. A cell
// that differs from what `before` tells wins over the part; a street or postal address that a save
// does not speak of stays. Finds cells that are too long for their part, under `member`.
void take_address(Rules& rules, std::string_view member,
                  const std::optional<carrier::Address>& before,
                  std::optional<carrier::Address>& after, AddressOf whose, Way way);

}  // namespace crm::agent
