#include "net/private_address.h"

#include <gtest/gtest.h>

namespace crm::net {
namespace {

bool is_private(const char* address) {
  return net::is_private(boost::asio::ip::make_address(address));
}

TEST(PrivateAddress, IsLoopbackOrOfAPrivateNetwork) {
  for (const char* address :
       {"127.0.0.1", "127.9.9.9", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255",
        "192.168.0.1", "::1", "fd00::1", "fc00::1", "::ffff:10.0.0.1"}) {
    EXPECT_TRUE(is_private(address)) << address;
  }
}

TEST(PrivateAddress, IsNoOther) {
  for (const char* address : {"0.0.0.0",         "8.8.8.8",
                              "9.255.255.255",   "11.0.0.0",
                              "126.255.255.255", "128.0.0.1",
                              "169.254.169.254", "172.15.255.255",
                              "172.32.0.0",      "192.167.255.255",
                              "192.169.0.0",     "224.0.0.1",
                              "255.255.255.255", "::",
                              "2001:db8::1",     "fe80::1",
                              "fbff::1",         "fe00::1",
                              "::ffff:8.8.8.8",  "::ffff:169.254.169.254"}) {
    EXPECT_FALSE(is_private(address)) << address;
  }
}

}  // namespace
}  // namespace crm::net
