#include "http/url.h"

#include <gtest/gtest.h>

#include <string>

namespace crm::http {
namespace {

TEST(Url, IsTakenApart) {
  EXPECT_EQ(parse_url("https://login.example.test/keys?v=1"),
            (Url{true, "login.example.test", 443, "login.example.test", "/keys?v=1"}));
  EXPECT_EQ(parse_url("HTTP://10.0.0.1:8080"),
            (Url{false, "10.0.0.1", 8080, "10.0.0.1:8080", "/"}));
  EXPECT_EQ(parse_url("http://[::1]:81/"), (Url{false, "::1", 81, "[::1]:81", "/"}));
  EXPECT_EQ(parse_url("http://[::1]?a"), (Url{false, "::1", 80, "[::1]", "/?a"}));
}

TEST(Url, IsNothingElse) {
  for (const char* text : {"",
                           "/keys",
                           "keys.json",
                           "ftp://a/",
                           "file:///etc/passwd",
                           "http:/a",
                           "http://",
                           "http:///a",
                           "http://u:p@a/",
                           "http://u@a/",
                           "http://a/#f",
                           "http://a#f",
                           "http://a:0/",
                           "http://a:65536/",
                           "http://a:x/",
                           "http://a b/",
                           "http://a/ b",
                           "http://a/\r\nX: y",
                           "http://[::1",
                           "http://a/\xC3\xA9",
                           "https//a"}) {
    EXPECT_FALSE(parse_url(text)) << text;
  }
}

}  // namespace
}  // namespace crm::http
