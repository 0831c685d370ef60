#include "auth/redirect_uri.h"

#include <gtest/gtest.h>

#include <string>

namespace crm::auth {
namespace {

TEST(RedirectUri, IsAnAddressWithTlsOrOfThisMachine) {
  for (const char* const uri :
       {"https://app.example/callback", "https://app.example", "https://app.example:8443/a?b=c",
        "https://[2001:db8::1]/x", "http://localhost:5000/", "http://127.0.0.1/x",
        "http://[::1]:9000/x", "HTTPS://app.example/"}) {
    const std::string text(uri);
    EXPECT_EQ(check_redirect_uri(text).has_value(), !text.starts_with("HTTPS")) << uri;
  }
}

TEST(RedirectUri, IsNothingElse) {
  for (const std::string& uri : {std::string(),
                                 std::string("/callback"),
                                 std::string("http://app.example/"),
                                 std::string("http://localhost.evil.example/"),
                                 std::string("http://127.0.0.1.evil.example/"),
                                 std::string("javascript:alert(1)"),
                                 std::string("https://"),
                                 std::string("https:///x"),
                                 std::string("https://user@app.example/"),
                                 std::string("https://app.example/#part"),
                                 std::string("https://app.example/a b"),
                                 std::string("https://app.example/\r\nX: y"),
                                 std::string("https://app.example/;script-src *"),
                                 std::string("https://app.example\\@evil/"),
                                 std::string("https://app.example:port/"),
                                 std::string("https://app.example:/"),
                                 std::string("https://[x]/"),
                                 std::string("https://[]/"),
                                 std::string("https://b\xC3\xB8/"),
                                 "https://app.example/" + std::string(kRedirectUriBytesMax, 'x')}) {
    EXPECT_EQ(check_redirect_uri(uri).has_value(), false) << uri;
  }
}

TEST(RedirectUri, HasAnOrigin) {
  EXPECT_EQ(origin_of("https://app.example:8443/a?b"), "https://app.example:8443");
  EXPECT_EQ(origin_of("https://app.example?b"), "https://app.example");
  EXPECT_EQ(origin_of("http://[::1]:9000"), "http://[::1]:9000");
}

}  // namespace
}  // namespace crm::auth
