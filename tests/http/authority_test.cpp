#include "http/authority.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace crm::http {
namespace {

bool is_ipv6_to_the_system(const std::string& text) {
  in6_addr address{};
  return inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

TEST(Authority, TakesTheFormsOfIpv6) {
  for (const std::string text : {"::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::",
                                 "::2:3:4:5:6:7:8", "1::3:4:5:6:7:8", "2001:DB8::ff00:42:8329",
                                 "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "::1.2.3.4"}) {
    EXPECT_TRUE(is_authority("[" + text + "]")) << text;
    EXPECT_TRUE(is_ipv6_to_the_system(text)) << text;
  }
}

TEST(Authority, RefusesWhatIsNoIpv6) {
  for (const std::string text : {"",
                                 ":",
                                 ":::",
                                 "1",
                                 "1:",
                                 ":1",
                                 "1:2",
                                 "1:2:3:4:5:6:7",
                                 "1:2:3:4:5:6:7:8:9",
                                 "1:::2",
                                 "1::2::3",
                                 "12345::",
                                 "g::",
                                 "1:2:3:4:5:6:7:8::",
                                 "1:2:3:4::5:6:7:8",
                                 "::1.2.3",
                                 "::1.2.3.256",
                                 "::1.2.3.04",
                                 "1.2.3.4",
                                 "1:2:3:4:5:6:7:1.2.3.4",
                                 "::1.2.3.4:5",
                                 "::1 ",
                                 "::1.2.3.4.",
                                 "::0x1",
                                 "1x2:3:4:5:6:7:8",
                                 "::1%25eth0"}) {
    EXPECT_FALSE(is_authority("[" + text + "]")) << text;
    EXPECT_FALSE(is_ipv6_to_the_system(text)) << text;
  }
}

RC_GTEST_PROP(Authority, AgreesWithTheSystemOnIpv6, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      ":", ":", "::", "1", "ab", "FFFF", "0", "12345", "1.2.3.4", "g", "x"));
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  RC_ASSERT(is_authority("[" + text + "]") == is_ipv6_to_the_system(text));
}

}  // namespace
}  // namespace crm::http
