#include "app/listen_address.h"

#include <gtest/gtest.h>

#include <string_view>

namespace crm::app {
namespace {

TEST(ListenAddress, ReadsAddressAndPort) {
  EXPECT_EQ(parse_listen_address("127.0.0.1:8080"), (ListenAddress{"127.0.0.1", 8080}));
  EXPECT_EQ(parse_listen_address("[::1]:0"), (ListenAddress{"::1", 0}));
  EXPECT_EQ(parse_listen_address("localhost:80"), (ListenAddress{"127.0.0.1", 80}));
}

TEST(ListenAddress, RefusesWhatIsNone) {
  for (const std::string_view text : {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "host:80",
                                      "127.0.0.1:65536", "127.0.0.1:-1", "256.0.0.1:80"}) {
    EXPECT_FALSE(parse_listen_address(text)) << text;
  }
}

TEST(ListenAddress, KnowsWhatOnlyThisMachineReaches) {
  EXPECT_TRUE((ListenAddress{"127.0.0.1", 1}).is_loopback());
  EXPECT_TRUE((ListenAddress{"::1", 1}).is_loopback());
  EXPECT_FALSE((ListenAddress{"0.0.0.0", 1}).is_loopback());
}

TEST(ListenAddress, IsWrittenAsAUrl) {
  EXPECT_EQ((ListenAddress{"127.0.0.1", 0}).authority(81), "127.0.0.1:81");
  EXPECT_EQ((ListenAddress{"::1", 0}).authority(81), "[::1]:81");
}

}  // namespace
}  // namespace crm::app
