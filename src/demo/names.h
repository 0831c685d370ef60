// Names for companies and people that do not exist.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "demo/dice.h"
#include "demo/lands.h"

namespace crm::demo {

struct CompanyName {
  std::string name;
  std::string domain;  // always below .example, which nobody can own [rfc 2606]
};

// No two of the first kDistinctCompanies numbers give the same name.
inline constexpr std::uint32_t kDistinctCompanies = 12 * 12 * 12;
[[nodiscard]] CompanyName company_name(const Land& land, std::uint32_t number, Dice& dice);

// Looks like a registration number of the land, and is none: no register hands out numbers that
// begin with a nought like these.
[[nodiscard]] std::string org_nr(const Land& land, Dice& dice);

struct PersonName {
  std::string_view first;
  std::string_view last;
};

[[nodiscard]] PersonName person_name(const Land& land, Dice& dice);
[[nodiscard]] std::string email(const PersonName& person, std::string_view domain);

// In small ASCII letters, for addresses: accents are dropped, blanks become hyphens.
[[nodiscard]] std::string address_form(std::string_view utf8);

}  // namespace crm::demo
