#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/http/cases.h"

namespace crm::http::testing {
namespace {

using std::string_literals::operator""s;

std::string with_host(const std::string& request_line) {
  return request_line + "\r\nHost: h\r\n\r\n";
}

TEST(RequestLine, IsMethodTargetAndVersionWithOneBlankBetween) {
  expect_readings(std::vector<Case>{
      {"the plain one", with_host("GET / HTTP/1.1"), "GET / @h keep"},
      {"nothing yet", "", "more head"},
      {"half a line", "GET / HT", "more head"},
      {"two blanks before the target", with_host("GET  / HTTP/1.1"), "400"},
      {"two blanks before the version", with_host("GET /  HTTP/1.1"), "400"},
      {"a tab", with_host("GET\t/ HTTP/1.1"), "400"},
      {"a blank in front", with_host(" GET / HTTP/1.1"), "400"},
      {"a blank behind", with_host("GET / HTTP/1.1 "), "400"},
      {"no version, as in HTTP/0.9", "GET /\r\n", "400"},
      {"no target", with_host("GET HTTP/1.1"), "400"},
      {"an empty target", with_host("GET  HTTP/1.1"), "400"},
      {"a fourth word", with_host("GET / / HTTP/1.1"), "400"},
  });
}

TEST(RequestLine, EndsWithCrLfAlone) {
  expect_readings(std::vector<Case>{
      {"a bare LF", "GET / HTTP/1.1\nHost: h\r\n\r\n", "400"},
      {"a bare CR", "GET / HTTP/1.1\rHost: h\r\n\r\n", "400"},
      {"two CR", "GET / HTTP/1.1\r\r\nHost: h\r\n\r\n", "400"},
      {"a CR within", "GET /\rx HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
      {"a LF within", "GET /\nx HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
  });
}

TEST(RequestLine, MayHaveOneEmptyLineInFront) {
  expect_readings(std::vector<Case>{
      {"one", "\r\n" + with_host("GET / HTTP/1.1"), "GET / @h keep"},
      {"two", "\r\n\r\n" + with_host("GET / HTTP/1.1"), "400"},
      {"a bare LF", "\n" + with_host("GET / HTTP/1.1"), "400"},
      {"a bare CR", "\r" + with_host("GET / HTTP/1.1"), "400"},
      {"and nothing yet", "\r\n", "more head"},
      {"and half of it", "\r", "more head"},
  });
}

TEST(RequestLine, HasAMethodThatIsAToken) {
  expect_readings(std::vector<Case>{
      {"any token", with_host("M-SEARCH!#$%&'*+.^_`|~09az / HTTP/1.1"),
       "M-SEARCH!#$%&'*+.^_`|~09az / @h keep"},
      {"small letters are another method", with_host("get / HTTP/1.1"), "get / @h keep"},
      {"a colon", with_host("G:T / HTTP/1.1"), "400"},
      {"a bracket", with_host("G(T / HTTP/1.1"), "400"},
      {"NUL", with_host("G\0T / HTTP/1.1"s), "400"},
      {"the upper half", with_host("G\xC3\x89T / HTTP/1.1"), "400"},
      {"the hello of TLS", "\x16\x03\x01\x02"s, "400"},
      {"no method at all", with_host("/ HTTP/1.1"), "400"},
  });
}

TEST(RequestLine, HasTheVersionOneOneOrOneZero) {
  expect_readings(std::vector<Case>{
      {"1.0 closes", with_host("GET / HTTP/1.0"), "GET / @h close"},
      {"1.2", with_host("GET / HTTP/1.2"), "505"},
      {"0.9", with_host("GET / HTTP/0.9"), "505"},
      {"2.0", with_host("GET / HTTP/2.0"), "505"},
      {"9.9", with_host("GET / HTTP/9.9"), "505"},
      {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"},
      {"1.10", with_host("GET / HTTP/1.10"), "400"},
      {"01.1", with_host("GET / HTTP/01.1"), "400"},
      {"1", with_host("GET / HTTP/1"), "400"},
      {"1.", with_host("GET / HTTP/1."), "400"},
      {"1,1", with_host("GET / HTTP/1,1"), "400"},
      {"small letters", with_host("GET / http/1.1"), "400"},
      {"another protocol", with_host("GET / HTTPS/1.1"), "400"},
      {"a letter for a digit", with_host("GET / HTTP/x.1"), "400"},
      {"a sign", with_host("GET / HTTP/1.-1"), "400"},
      {"the other version comes before the target's faults", with_host("GET %zz HTTP/3.0"), "505"},
  });
}

TEST(RequestLine, HasATargetOfVisibleAsciiWithValidEscapes) {
  expect_readings(std::vector<Case>{
      {"path and query", with_host("GET /a/b?c=d&e HTTP/1.1"), "GET /a/b ?c=d&e @h keep"},
      {"the first ? alone divides", with_host("GET /a?b?c HTTP/1.1"), "GET /a ?b?c @h keep"},
      {"an empty query", with_host("GET /a? HTTP/1.1"), "GET /a @h keep"},
      {"two slashes stay", with_host("GET //a//b HTTP/1.1"), "GET //a//b @h keep"},
      {"dots stay", with_host("GET /../a HTTP/1.1"), "GET /../a @h keep"},
      {"escapes stay", with_host("GET /%41%2f%00?%e2%82%AC HTTP/1.1"),
       "GET /%41%2f%00 ?%e2%82%AC @h keep"},
      {"what browsers leave as it is", with_host("GET /a?[b]|{c}\"<>\\^` HTTP/1.1"),
       "GET /a ?[b]|{c}\"<>\\^` @h keep"},
      {"half an escape", with_host("GET /%4 HTTP/1.1"), "400"},
      {"a lone %", with_host("GET /% HTTP/1.1"), "400"},
      {"no hex digits", with_host("GET /%4g HTTP/1.1"), "400"},
      {"IIS' %u", with_host("GET /%u0041 HTTP/1.1"), "400"},
      {"in the query too", with_host("GET /?a=%zz HTTP/1.1"), "400"},
      {"a fragment", with_host("GET /a#b HTTP/1.1"), "400"},
      {"a control character", with_host("GET /a\x01 HTTP/1.1"), "400"},
      {"NUL", with_host("GET /a\0b HTTP/1.1"s), "400"},
      {"DEL", with_host("GET /a\x7F HTTP/1.1"), "400"},
      {"the upper half", with_host("GET /caf\xC3\xA9 HTTP/1.1"), "400"},
      {"a relative path", with_host("GET a HTTP/1.1"), "400"},
      {"a query alone", with_host("GET ?a HTTP/1.1"), "400"},
  });
}

TEST(RequestLine, MayNameTheHostWhichThenWins) {
  expect_readings(std::vector<Case>{
      {"http", with_host("GET http://other/a?b HTTP/1.1"), "GET /a ?b @other keep"},
      {"https and a port", with_host("GET https://other:8443/a HTTP/1.1"),
       "GET /a @other:8443 keep"},
      {"capitals", with_host("GET HTTP://Other/ HTTP/1.1"), "GET / @Other keep"},
      {"without a path", with_host("GET http://other HTTP/1.1"), "GET / @other keep"},
      {"a query without a path", with_host("GET http://other?a HTTP/1.1"), "GET / ?a @other keep"},
      {"IPv6", with_host("GET http://[::1]:80/ HTTP/1.1"), "GET / @[::1]:80 keep"},
      {"1.0 without Host", "GET http://other/ HTTP/1.0\r\n\r\n", "GET / @other close"},
      {"1.1 needs Host all the same", "GET http://other/ HTTP/1.1\r\n\r\n", "400"},
      {"a bad Host is bad all the same", "GET http://o/ HTTP/1.1\r\nHost: a b\r\n\r\n", "400"},
      {"another scheme", with_host("GET ftp://other/ HTTP/1.1"), "400"},
      {"one slash", with_host("GET http:/other/ HTTP/1.1"), "400"},
      {"no slashes", with_host("GET http:other HTTP/1.1"), "400"},
      {"no host", with_host("GET http:///a HTTP/1.1"), "400"},
      {"a port alone", with_host("GET http://:80/ HTTP/1.1"), "400"},
      {"user information", with_host("GET http://user@other/ HTTP/1.1"), "400"},
      {"a bad port", with_host("GET http://other:x/ HTTP/1.1"), "400"},
      {"a bad escape in the host", with_host("GET http://%zz/ HTTP/1.1"), "400"},
  });
}

TEST(RequestLine, AsksForTheWholeServerWithOptionsAlone) {
  expect_readings(std::vector<Case>{
      {"OPTIONS *", with_host("OPTIONS * HTTP/1.1"), "OPTIONS  @h keep"},
      {"OPTIONS of a path", with_host("OPTIONS /a HTTP/1.1"), "OPTIONS /a @h keep"},
      {"GET *", with_host("GET * HTTP/1.1"), "400"},
      {"options in small letters is another method", with_host("options * HTTP/1.1"), "400"},
      {"two stars", with_host("OPTIONS ** HTTP/1.1"), "400"},
      {"a query", with_host("OPTIONS *?a HTTP/1.1"), "400"},
  });
}

// We are no proxy [rfc 9110]: a well-formed CONNECT asks for what we do not do.
TEST(RequestLine, DoesNotOpenTunnels) {
  expect_readings(std::vector<Case>{
      {"CONNECT", with_host("CONNECT other:443 HTTP/1.1"), "501"},
      {"to IPv6", with_host("CONNECT [::1]:443 HTTP/1.1"), "501"},
      {"without a port", with_host("CONNECT other HTTP/1.1"), "400"},
      {"with an empty port", with_host("CONNECT other: HTTP/1.1"), "400"},
      {"IPv6 without a port", with_host("CONNECT [::1] HTTP/1.1"), "400"},
      {"of a path", with_host("CONNECT /a HTTP/1.1"), "400"},
      {"of an address", with_host("CONNECT http://other:80/ HTTP/1.1"), "400"},
      {"the authority form with another method", with_host("GET other:443 HTTP/1.1"), "400"},
  });
}

}  // namespace
}  // namespace crm::http::testing
