#include "net/addresses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "tests/net/silence.h"

namespace crm::net {
namespace {

namespace ip = boost::asio::ip;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::minutes kLong{10};

TEST(Addresses, AreThoseThatTheSystemKnows) {
  const auto found = addresses_of("localhost", Clock::now() + kLong);
  ASSERT_TRUE(found) << found.error().detail;
  ASSERT_FALSE(found->empty());
  EXPECT_TRUE(std::ranges::all_of(*found, [](const auto& each) { return each.is_loopback(); }));
}

TEST(Addresses, AskNobodyForAnAddress) {
  const auto look_up = [](const std::string& host) -> Result<Addresses> {
    ADD_FAILURE() << host;
    return Addresses{};
  };
  for (const char* text : {"192.0.2.1", "::1", "::ffff:10.0.0.1"}) {
    // The time is over, too: nothing is waited for.
    EXPECT_EQ(addresses_of(text, Clock::now(), look_up), Addresses{ip::make_address(text)});
  }
}

TEST(Addresses, AreNotWaitedForBeyondTheTime) {
  const Silence silence;
  const auto found = addresses_of("login.example", Clock::now(), silence.look_up());
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::Unavailable);
  EXPECT_EQ(found.error().detail, "no name server answers in time");
}

TEST(Addresses, TellWhyThereAreNone) {
  const auto unknown =
      addresses_of("x", Clock::now() + kLong, [](const auto&) -> Result<Addresses> {
        return refuse(ErrorKind::Unavailable, "nobody has that name");
      });
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().detail, "nobody has that name");
  const auto failed = addresses_of("x", Clock::now() + kLong, [](const auto&) -> Result<Addresses> {
    throw std::runtime_error("no memory");
  });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().detail, "no memory");
}

}  // namespace
}  // namespace crm::net
