#include "auth/client_key.h"

#include <gtest/gtest.h>

#include "auth/hexadecimal.h"
#include "tests/support/sent_request.h"

namespace crm::auth {
namespace {

ClientKey key(std::string_view peer, const std::string& program) {
  const SentRequest sent("GET", "/", {{"User-Agent", program}});
  http::Request request = sent.request();
  request.peer = peer;
  return client_key_of(request);
}

TEST(ClientKey, IsOfAddressAndProgram) {
  EXPECT_EQ(key("10.0.0.1", "curl"), key("10.0.0.1", "curl"));
  EXPECT_NE(key("10.0.0.1", "curl"), key("10.0.0.2", "curl"));
  EXPECT_NE(key("10.0.0.1", "curl"), key("10.0.0.1", "Curl"));
  EXPECT_NE(key("10.0.0.1", ""), key("", "10.0.0.1"));
}

TEST(ClientKey, CountsTheNeighbourhoodOfAnIpv6Address) {
  EXPECT_EQ(key("2001:db8::1", "curl"), key("2001:db8::2", "curl"));
  EXPECT_NE(key("2001:db8::1", "curl"), key("2001:db9::1", "curl"));
}

// It is kept in the store: another one would end every session.
TEST(ClientKey, IsTheSameInEveryVersion) {
  EXPECT_EQ(hexadecimal(key("127.0.0.1", "curl/7.88.1")), "985638c7c24447ae34b7866edcf1897b");
}

}  // namespace
}  // namespace crm::auth
