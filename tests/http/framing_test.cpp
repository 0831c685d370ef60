#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/http/cases.h"

namespace crm::http::testing {
namespace {

std::string post(const std::string& lines, const std::string& body = "") {
  return "POST / HTTP/1.1\r\nHost: h\r\n" + lines + "\r\n" + body;
}

std::string sized(const std::string& length, const std::string& body = "abc") {
  return post("Content-Length: " + length + "\r\n", body);
}

std::string coded(const std::string& coding) {
  return post("Transfer-Encoding: " + coding + "\r\n", "3\r\nabc\r\n0\r\n\r\n");
}

TEST(Framing, HasNoBodyWhereNoFieldSaysSo) {
  expect_readings(std::vector<Case>{
      {"POST without a length", post(""), "POST / @h keep"},
      {"what follows is the next message", post("", "abc"), "POST / @h keep"},
  });
}

TEST(ContentLength, IsOneRowOfDigits) {
  expect_readings(std::vector<Case>{
      {"three", sized("3"), "POST / @h keep 'abc'"},
      {"any method may have a body", "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx",
       "GET / @h keep 'x'"},
      {"what is behind belongs to the next", sized("2"), "POST / @h keep 'ab'"},
      {"not all there", sized("4"), "more body"},
      {"nought", sized("0", ""), "POST / @h keep"},
      {"noughts in front", sized("0000000000000000000000003"), "POST / @h keep 'abc'"},
      {"in small letters", post("content-length: 3\r\n", "abc"), "POST / @h keep 'abc'"},
      {"1.0 too", "POST / HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc", "POST / @ close 'abc'"},
      {"a body of any octets", sized("3", "\r\n\xFF"), "POST / @h keep '\r\n\xFF'"},
      {"a plus", sized("+3"), "400"},
      {"a minus", sized("-3"), "400"},
      {"hexadecimal", sized("0x3"), "400"},
      {"an underscore", sized("1_0"), "400"},
      {"a blank within", sized("1 0"), "400"},
      {"a point", sized("3.0"), "400"},
      {"an exponent", sized("3e0"), "400"},
      {"nothing", sized(""), "400"},
      {"words", sized("three"), "400"},
      {"quoted", sized("\"3\""), "400"},
      {"64 bits and one", sized("18446744073709551616"), "400"},
      {"more than 64 bits", sized("99999999999999999999999999"), "400"},
      {"64 bits", sized("18446744073709551615"), "413"},
  });
}

TEST(ContentLength, IsThereOnce) {
  expect_readings(std::vector<Case>{
      {"two that differ", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abc"), "400"},
      {"two that agree", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), "400"},
      {"a list", sized("3, 3"), "400"},
      {"a list without a blank", sized("3,3"), "400"},
      {"apart and in capitals", post("Content-Length: 3\r\nA: x\r\nCONTENT-LENGTH: 3\r\n", "abc"),
       "400"},
  });
}

TEST(TransferEncoding, IsTheOneWordChunked) {
  const std::string good = "POST / @h keep 'abc'";
  expect_readings(std::vector<Case>{
      {"chunked", coded("chunked"), good},
      {"in capitals", coded("CHUNKED"), good},
      {"blanks around it", coded(" \tchunked\t "), good},
      {"nothing", coded(""), "400"},
      {"a comma", coded(","), "400"},
      {"a comma behind", coded("chunked,"), "400"},
      {"a comma in front", coded(", chunked"), "400"},
      {"twice in a list", coded("chunked, chunked"), "400"},
      {"not last", coded("chunked, gzip"), "400"},
      {"chunked, identity", coded("chunked, identity"), "400"},
      {"quoted", coded("\"chunked\""), "400"},
      {"with a parameter", coded("chunked;a=b"), "400"},
      {"a no-break space around it",
       coded("\xC2\xA0"
             "chunked"),
       "400"},
      {"a Latin no-break space behind", coded("chunked\xA0"), "400"},
      {"a blank within", coded("chun ked"), "400"},
      {"two words", coded("gzip chunked"), "400"},
      {"a vertical tab",
       coded("\x0B"
             "chunked"),
       "400"},
      {"an unknown coding", coded("xchunked"), "501"},
      {"gzip", coded("gzip"), "501"},
      {"identity", coded("identity"), "501"},
      {"gzip inside chunked", coded("gzip, chunked"), "501"},
  });
}

TEST(TransferEncoding, IsOneFieldOfHttp11WithoutContentLength) {
  const std::string chunks = "3\r\nabc\r\n0\r\n\r\n";
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  const std::string length = "Content-Length: 3\r\n";
  expect_readings(std::vector<Case>{
      {"two lines", post(chunked + chunked, chunks), "400"},
      {"two lines of one list", post("Transfer-Encoding: gzip\r\n" + chunked, chunks), "400"},
      {"with a length behind", post(chunked + length, chunks), "400"},
      {"with a length in front", post(length + chunked, chunks), "400"},
      {"an unknown coding with a length", post("Transfer-Encoding: gzip\r\n" + length, "abc"),
       "400"},
      {"a length with an unknown coding", post(length + "Transfer-Encoding: gzip\r\n", "abc"),
       "400"},
      {"a length of nought", post(chunked + "Content-Length: 0\r\n", chunks), "400"},
      {"1.0", "POST / HTTP/1.0\r\n" + chunked + "\r\n" + chunks, "400"},
      {"1.0 with an unknown coding", "POST / HTTP/1.0\r\nTransfer-Encoding: gzip\r\n\r\n", "400"},
  });
}

TEST(Expect, Wants100ContinueUntilTheFirstByteOfTheBody) {
  const std::string expect = "Expect: 100-continue\r\n";
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  expect_readings(std::vector<Case>{
      {"the head alone", post(expect + "Content-Length: 3\r\n"), "more body, continue"},
      {"a byte of the body", post(expect + "Content-Length: 3\r\n", "a"), "more body"},
      {"all of it", post(expect + "Content-Length: 3\r\n", "abc"), "POST / @h keep 'abc'"},
      {"no body to come", post(expect + "Content-Length: 0\r\n"), "POST / @h keep"},
      {"no body at all", post(expect), "POST / @h keep"},
      {"chunks", post(expect + chunked), "more body, continue"},
      {"a byte of a chunk", post(expect + chunked, "3"), "more body"},
      {"in capitals", post("EXPECT: 100-Continue\r\nContent-Length: 3\r\n"), "more body, continue"},
      {"without it", post("Content-Length: 3\r\n"), "more body"},
      {"1.0 cannot mean it", "POST / HTTP/1.0\r\n" + expect + "Content-Length: 3\r\n\r\n",
       "more body"},
  });
}

TEST(Expect, IsNothingElse) {
  expect_readings(std::vector<Case>{
      {"another expectation", post("Expect: 200-ok\r\n"), "417"},
      {"a longer word", post("Expect: 100-continued\r\n"), "417"},
      {"nothing", post("Expect:\r\n"), "417"},
      {"twice", post("Expect: 100-continue\r\nExpect: 100-continue\r\n"), "417"},
      {"1.0", "POST / HTTP/1.0\r\nExpect: x\r\n\r\n", "417"},
  });
}

// Never 100-continue for what will be refused.
TEST(Expect, IsRefusedWithTheHead) {
  expect_readings(std::vector<Case>{
      {"too large", post("Expect: 100-continue\r\nContent-Length: 1048577\r\n"), "413"},
      {"two lengths", post("Expect: 100-continue\r\nContent-Length: 3\r\nContent-Length: 3\r\n"),
       "400"},
      {"no Host", "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n", "400"},
  });
}

}  // namespace
}  // namespace crm::http::testing
