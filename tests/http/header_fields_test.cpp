#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/http/cases.h"
#include "tests/http/reading.h"
#include "tests/http/slices.h"

namespace crm::http::testing {
namespace {

using std::string_literals::operator""s;

std::string with_host(const std::string& value) {
  return "GET / HTTP/1.1\r\nHost: " + value + "\r\n\r\n";
}

TEST(HeaderFields, HaveATokenForANameAndTheColonDirectlyBehind) {
  expect_readings(std::vector<Case>{
      {"none but Host", get_with(""), "GET / @h keep"},
      {"any token", get_with("!#$%&'*+-.^_`|~09azAZ: x\r\n"), "GET / @h keep"},
      {"a blank before the colon", get_with("A : x\r\n"), "400"},
      {"a tab before the colon", get_with("A\t: x\r\n"), "400"},
      {"Transfer-Encoding hidden by a blank", get_with("Transfer-Encoding : chunked\r\n"), "400"},
      {"no colon", get_with("A\r\n"), "400"},
      {"no name", get_with(": x\r\n"), "400"},
      {"a blank in the name", get_with("A B: x\r\n"), "400"},
      {"a bracket in the name", get_with("A(: x\r\n"), "400"},
      {"NUL in the name", get_with("A\0: x\r\n"s), "400"},
      {"the upper half in the name", get_with("A\xC3\xA9: x\r\n"), "400"},
      {"a blank in front of the first", "GET / HTTP/1.1\r\n Host: h\r\n\r\n", "400"},
  });
}

TEST(HeaderFields, HoldNoControlCharacterButTab) {
  expect_readings(std::vector<Case>{
      {"a tab", get_with("A: x\ty\r\n"), "GET / @h keep"},
      {"the old upper half", get_with("A: caf\xE9 \x80\xFF\r\n"), "GET / @h keep"},
      {"NUL", get_with("A: x\0y\r\n"s), "400"},
      {"SOH", get_with("A: \x01\r\n"), "400"},
      {"VT", get_with("A: \x0B\r\n"), "400"},
      {"FF", get_with("A: \x0C\r\n"), "400"},
      {"ESC", get_with("A: \x1B[2J\r\n"), "400"},
      {"US", get_with("A: \x1F\r\n"), "400"},
      {"DEL", get_with("A: \x7F\r\n"), "400"},
  });
}

TEST(HeaderFields, AreNotFoldedAndEndWithCrLfAlone) {
  expect_readings(std::vector<Case>{
      {"folded with a blank", get_with("A: x\r\n y\r\n"), "400"},
      {"folded with a tab", get_with("A: x\r\n\ty\r\n"), "400"},
      {"folded to nothing", get_with("A: x\r\n \r\n"), "400"},
      {"a bare LF", get_with("A: x\nB: y\r\n"), "400"},
      {"a bare CR", get_with("A: x\rB: y\r\n"), "400"},
      {"two CR", get_with("A: x\r\r\n"), "400"},
      {"the head ends with a bare LF", "GET / HTTP/1.1\r\nHost: h\r\n\n", "400"},
      {"the head ends with CR and another", "GET / HTTP/1.1\r\nHost: h\r\n\rx", "400"},
      {"all ends with bare LF", "GET / HTTP/1.1\nHost: h\n\n", "400"},
      {"the end is missing", "GET / HTTP/1.1\r\nHost: h\r\n", "more head"},
      {"the last LF is missing", "GET / HTTP/1.1\r\nHost: h\r\n\r", "more head"},
  });
}

TEST(HeaderFields, LoseTheBlanksAroundTheirValues) {
  const Reading reading =
      read_whole(get_with("A:x\r\nB: \t x y \t \r\nC:\r\nD:   \r\nE: ,\r\nB: z\r\n"), {});

  using Fields = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(
      reading.fields,
      (Fields{
          {"Host", "h"}, {"A", "x"}, {"B", "x y"}, {"C", ""}, {"D", ""}, {"E", ","}, {"B", "z"}}));
}

TEST(Host, IsThereExactlyOnce) {
  expect_readings(std::vector<Case>{
      {"missing", "GET / HTTP/1.1\r\nA: x\r\n\r\n", "400"},
      {"twice", get_with("Host: h\r\n"), "400"},
      {"twice, in capitals", get_with("HOST: other\r\n"), "400"},
      {"missing in 1.0", "GET / HTTP/1.0\r\n\r\n", "GET / @ close"},
      {"twice in 1.0", "GET / HTTP/1.0\r\nHost: h\r\nHost: h\r\n\r\n", "400"},
      {"bad in 1.0", "GET / HTTP/1.0\r\nHost: a b\r\n\r\n", "400"},
      {"of a name that only looks like it", "GET / HTTP/1.1\r\nHos: h\r\n\r\n", "400"},
  });
}

TEST(Host, IsAHostAndMaybeAPort) {
  expect_readings(std::vector<Case>{
      {"a port", with_host("h:8080"), "GET / @h:8080 keep"},
      {"an empty port", with_host("h:"), "GET / @h: keep"},
      {"the highest port", with_host("h:65535"), "GET / @h:65535 keep"},
      {"one more", with_host("h:65536"), "400"},
      {"a port of many digits", with_host("h:99999999999999999999"), "400"},
      {"a port with noughts in front", with_host("h:0000000080"), "GET / @h:0000000080 keep"},
      {"a port with a sign", with_host("h:+80"), "400"},
      {"two ports", with_host("h:80:80"), "400"},
      {"IPv4", with_host("127.0.0.1:80"), "GET / @127.0.0.1:80 keep"},
      {"IPv6", with_host("[2001:db8::1]:80"), "GET / @[2001:db8::1]:80 keep"},
      {"IPv6 with IPv4", with_host("[::ffff:1.2.3.4]"), "GET / @[::ffff:1.2.3.4] keep"},
      {"IPv6 without brackets", with_host("::1"), "400"},
      {"IPv6 with a zone", with_host("[fe80::1%25eth0]"), "400"},
      {"bad IPv6", with_host("[1::2::3]"), "400"},
      {"an open bracket", with_host("[::1"), "400"},
      {"text behind the bracket", with_host("[::1]x"), "400"},
      {"an escape", with_host("%41.example"), "GET / @%41.example keep"},
      {"a bad escape", with_host("%4"), "400"},
      {"the marks of the grammar", with_host("a-b._~!$&'()*+,;=c"),
       "GET / @a-b._~!$&'()*+,;=c keep"},
      {"a blank within", with_host("a b"), "400"},
      {"two in a list", with_host("a, b"), "400"},
      {"a path", with_host("h/a"), "400"},
      {"user information", with_host("u@h"), "400"},
      {"an address", with_host("http://h"), "400"},
      {"the upper half", with_host("caf\xC3\xA9"), "400"},
      // The grammar would let it pass; an http address without a host is invalid [rfc 9110].
      {"nothing", with_host(""), "400"},
      {"a port alone", with_host(":80"), "400"},
  });
}

TEST(Connection, StaysByVersionAndByWhatTheClientSays) {
  const auto get_1_0 = [](const std::string& lines) {
    return "GET / HTTP/1.0\r\n" + lines + "\r\n";
  };
  expect_readings(std::vector<Case>{
      {"1.1 stays", get_with(""), "GET / @h keep"},
      {"1.1 that closes", get_with("Connection: close\r\n"), "GET / @h close"},
      {"in capitals", get_with("CONNECTION: CLOSE\r\n"), "GET / @h close"},
      {"in a list", get_with("Connection: upgrade ,\tClose\r\n"), "GET / @h close"},
      {"in the second line", get_with("Connection: x\r\nConnection: close\r\n"), "GET / @h close"},
      {"close wins", get_with("Connection: keep-alive, close\r\n"), "GET / @h close"},
      {"a longer word is another", get_with("Connection: closed\r\n"), "GET / @h keep"},
      {"1.0 closes", get_1_0(""), "GET / @ close"},
      {"1.0 that stays", get_1_0("Connection: Keep-Alive\r\n"), "GET / @ keep"},
      {"1.0 of two minds", get_1_0("Connection: keep-alive\r\nConnection: close\r\n"),
       "GET / @ close"},
  });
}

TEST(Connection, OfAnOldClientThatStaysMustBeConfirmed) {
  EXPECT_TRUE(read_whole("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", {}).says_keep_alive);
  EXPECT_FALSE(read_whole("GET / HTTP/1.0\r\n\r\n", {}).says_keep_alive);
  EXPECT_FALSE(read_whole(get_with("Connection: keep-alive\r\n"), {}).says_keep_alive);
}

}  // namespace
}  // namespace crm::http::testing
