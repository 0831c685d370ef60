#include "demo/names.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/text.h"
#include "demo/dice.h"
#include "demo/lands.h"

namespace crm::demo {
namespace {

// The code points of a word that should leave a trace in an address.
std::size_t letters(std::string_view word) {
  std::size_t count = code_points(word);
  for (const char c : word) {
    if (c == '\'' || c == '.') --count;
  }
  return count;
}

TEST(AddressForm, LosesNoLetterOfAnyName) {
  for (const Land& land : lands()) {
    for (const Words* words : {&land.first_names, &land.last_names, &land.place_fronts,
                               &land.place_backs, &land.trades}) {
      for (const std::string_view word : *words) {
        const std::string written = address_form(word);
        EXPECT_GE(written.size(), letters(word)) << word << " became " << written;
        EXPECT_EQ(written.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string::npos)
            << word << " became " << written;
      }
    }
  }
}

TEST(AddressForm, DropsAccentsAndJoinsWords) {
  EXPECT_EQ(address_form("Øy Båtbyggeri"), "oy-batbyggeri");
  EXPECT_EQ(address_form("Größer"), "grosser");
  EXPECT_EQ(address_form("Świętosława"), "swietoslawa");
}

TEST(CompanyName, IsDifferentForEveryNumberUntilAllAreUsed) {
  for (const Land& land : lands()) {
    Dice dice(1, 1);
    std::set<std::string> domains;
    for (std::uint32_t n = 0; n < kDistinctCompanies; ++n) {
      domains.insert(company_name(land, n, dice).domain);
    }
    // Two words may be spelt alike once their accents are dropped, no more than that.
    EXPECT_GE(domains.size(), kDistinctCompanies * 99 / 100);
  }
}

TEST(CompanyName, HasAnAddressThatNobodyCanOwn) {
  Dice dice(7, 1);
  const CompanyName company = company_name(lands().front(), 5, dice);
  EXPECT_TRUE(company.domain.ends_with(".example")) << company.domain;
}

TEST(PersonName, MakesAnAddressOfBothNames) {
  EXPECT_EQ(email({"Jérôme", "Lefèvre"}, "clairpre.example"), "jerome.lefevre@clairpre.example");
}

}  // namespace
}  // namespace crm::demo
