#include "net/admission.h"

#include <gtest/gtest.h>

#include <optional>
#include <utility>
#include <vector>

namespace crm::net {
namespace {

asio::ip::address address(const char* text) { return asio::ip::make_address(text); }

TEST(Admission, RefusesAboveTheLimitOfAll) {
  Admission admission(2, 9);
  const auto first = admission.admit(address("192.0.2.1"));
  const auto second = admission.admit(address("192.0.2.2"));

  const auto third = admission.admit(address("192.0.2.3"));

  EXPECT_TRUE(first && second);
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().kind, ErrorKind::Busy);
}

TEST(Admission, RefusesAboveTheLimitOfOneAddressAlone) {
  Admission admission(9, 1);
  const auto first = admission.admit(address("192.0.2.1"));

  EXPECT_FALSE(admission.admit(address("192.0.2.1")));
  EXPECT_TRUE(admission.admit(address("192.0.2.2")));
}

TEST(Admission, HasAPlaceAgainWhenOneIsGivenBack) {
  Admission admission(1, 1);
  auto held = std::make_optional(admission.admit(address("192.0.2.1")));
  EXPECT_FALSE(admission.admit(address("192.0.2.1")));

  held.reset();

  EXPECT_TRUE(admission.admit(address("192.0.2.1")));
}

TEST(Admission, CountsAMovedPlaceOnce) {
  Admission admission(1, 1);
  {
    auto first = admission.admit(address("192.0.2.1"));
    ASSERT_TRUE(first);
    const Admission::Place moved = std::move(*first);
    EXPECT_FALSE(admission.admit(address("192.0.2.1")));
  }
  EXPECT_TRUE(admission.admit(address("192.0.2.1")));
}

TEST(Admission, CountsAnIpv4AddressMappedIntoIpv6AsItself) {
  EXPECT_EQ(counted_address(address("::ffff:192.0.2.7")), address("192.0.2.7"));
}

TEST(Admission, CountsAnIpv6NetworkAsOneClient) {
  EXPECT_EQ(counted_address(address("2001:db8:1:2:3:4:5:6")), address("2001:db8:1:2::"));
  EXPECT_NE(counted_address(address("2001:db8:1:2::1")),
            counted_address(address("2001:db8:1:3::1")));
}

}  // namespace
}  // namespace crm::net
