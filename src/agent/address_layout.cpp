#include "agent/address_layout.h"

#include <algorithm>
#include <array>

namespace crm::agent {
namespace {

using A = carrier::StructuredAddress;

constexpr std::array<AddressPart, 1> kLine1{&A::address1};
constexpr std::array<AddressPart, 1> kLine2{&A::address2};
constexpr std::array<AddressPart, 1> kLine3{&A::address3};
constexpr std::array<AddressPart, 1> kCity{&A::city};
constexpr std::array<AddressPart, 2> kZipcodeCity{&A::zipcode, &A::city};
constexpr std::array<AddressPart, 2> kCityZipcode{&A::city, &A::zipcode};
constexpr std::array<AddressPart, 2> kCountyZipcode{&A::county, &A::zipcode};
constexpr std::array<AddressPart, 3> kCityStateZipcode{&A::city, &A::state, &A::zipcode};

constexpr std::array<AddressLine, 4> kContinental{kLine1, kLine2, kLine3, kZipcodeCity};
constexpr std::array<AddressLine, 4> kAmerican{kLine1, kLine2, kLine3, kCityStateZipcode};
constexpr std::array<AddressLine, 5> kBritish{kLine1, kLine2, kLine3, kCity, kCountyZipcode};
constexpr std::array<AddressLine, 4> kPacific{kLine1, kLine2, kLine3, kCityZipcode};

bool is_one_of(std::string_view country, std::initializer_list<std::string_view> countries) {
  return std::ranges::find(countries, country) != countries.end();
}

}  // namespace

std::span<const AddressLine> address_layout(std::string_view country) {
  if (is_one_of(country, {"US", "CA", "AU", "BR"})) return kAmerican;
  if (is_one_of(country, {"GB", "IE"})) return kBritish;
  if (is_one_of(country, {"NZ", "SG", "ZA", "IN", "KR"})) return kPacific;
  return kContinental;
}

std::string_view label_of(AddressPart part) {
  if (part == &A::zipcode) return "Postal code";
  if (part == &A::city) return "City";
  if (part == &A::county) return "County";
  if (part == &A::state) return "State";
  return "Address";
}

}  // namespace crm::agent
