#include "locale/iso_number.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace crm::locale {
namespace {

TEST(IsoNumber, IsThatOfTheCountry) {
  EXPECT_EQ(iso_number("NO"), 578);
  EXPECT_EQ(iso_number("AF"), 4);    // the lowest
  EXPECT_EQ(iso_number("ZM"), 894);  // the highest
  EXPECT_EQ(iso_number("AD"), 20);   // the first of the alphabet
  EXPECT_EQ(iso_number("ZW"), 716);  // the last
  EXPECT_EQ(iso_number("US"), 840);
  EXPECT_EQ(iso_number("GB"), 826);
  EXPECT_EQ(iso_number("DK"), 208);
  EXPECT_EQ(iso_number("FR"), 250);
  EXPECT_EQ(iso_number("BD"), 50);
  EXPECT_EQ(iso_number("CA"), 124);
  EXPECT_EQ(iso_number("AU"), 36);
}

TEST(IsoNumber, IsZeroForWhatIsNoCountry) {
  for (const auto* letters :
       {"", "N", "NOR", "no", "UT", "XX", "00", "O5", "8 ", "ZZ", "AA", "XK"}) {
    EXPECT_EQ(iso_number(letters), 0) << letters;
  }
}

TEST(IsoNumber, IsAnotherForEachOfTheCountries) {
  std::set<std::int32_t> numbers;
  int countries = 0;
  for (char first = 'A'; first <= 'Z'; ++first) {
    for (char second = 'A'; second <= 'Z'; ++second) {
      const std::int32_t number = iso_number(std::string{first, second});
      if (number == 0) continue;
      ++countries;
      EXPECT_TRUE(numbers.insert(number).second) << first << second;
      EXPECT_LT(number, 900) << first << second;
    }
  }
  EXPECT_EQ(countries, 249);
}

}  // namespace
}  // namespace crm::locale
