#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/http/cases.h"
#include "tests/http/reading.h"
#include "tests/http/slices.h"

namespace crm::http::testing {
namespace {

using std::string_literals::operator""s;

constexpr const char* kAbc = "POST / @h keep 'abc'";

TEST(Chunks, AreJoined) {
  expect_readings(std::vector<Case>{
      {"one", post_chunks("3\r\nabc\r\n0\r\n\r\n"), kAbc},
      {"several", post_chunks("1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"), kAbc},
      {"none", post_chunks("0\r\n\r\n"), "POST / @h keep"},
      {"any octets", post_chunks("4\r\n\r\n\r\n\r\n0\r\n\r\n"), "POST / @h keep '\r\n\r\n'"},
      {"what is behind belongs to the next", post_chunks("3\r\nabc\r\n0\r\n\r\nGET"), kAbc},
      {"the end is missing", post_chunks("3\r\nabc\r\n"), "more body"},
      {"the last empty line is missing", post_chunks("3\r\nabc\r\n0\r\n"), "more body"},
      {"the last LF is missing", post_chunks("3\r\nabc\r\n0\r\n\r"), "more body"},
  });
}

TEST(Chunks, HaveASizeOfOneToSixteenHexDigits) {
  expect_readings(std::vector<Case>{
      {"small letters", post_chunks("a\r\n0123456789\r\n0\r\n\r\n"), "POST / @h keep '0123456789'"},
      {"capitals", post_chunks("A\r\n0123456789\r\n0\r\n\r\n"), "POST / @h keep '0123456789'"},
      {"sixteen digits", post_chunks("0000000000000003\r\nabc\r\n0\r\n\r\n"), kAbc},
      {"seventeen digits", post_chunks("00000000000000003\r\nabc\r\n0\r\n\r\n"), "400"},
      {"sixteen noughts end it", post_chunks("3\r\nabc\r\n0000000000000000\r\n\r\n"), kAbc},
      {"64 bits", post_chunks("ffffffffffffffff\r\nabc"), "413"},
      {"64 bits and one", post_chunks("10000000000000003\r\nabc"), "400"},
      {"no digit", post_chunks("\r\nabc\r\n0\r\n\r\n"), "400"},
      {"an extension alone", post_chunks(";a\r\nabc\r\n0\r\n\r\n"), "400"},
      {"0x", post_chunks("0x3\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a plus", post_chunks("+3\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a minus", post_chunks("-3\r\nabc\r\n0\r\n\r\n"), "400"},
      {"an underscore", post_chunks("0_3\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a blank in front", post_chunks(" 3\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a blank behind", post_chunks("3 \r\nabc\r\n0\r\n\r\n"), "400"},
      {"a tab behind", post_chunks("3\t\r\nabc\r\n0\r\n\r\n"), "400"},
      {"no hex digit", post_chunks("g\r\nabc\r\n0\r\n\r\n"), "400"},
      {"NUL", post_chunks("3\0\r\nabc\r\n0\r\n\r\n"s), "400"},
  });
}

TEST(Chunks, EndTheirLinesWithCrLfAlone) {
  expect_readings(std::vector<Case>{
      {"a bare LF behind the size", post_chunks("3\nabc\r\n0\r\n\r\n"), "400"},
      {"a bare CR behind the size", post_chunks("3\rabc\r\n0\r\n\r\n"), "400"},
      {"two CR behind the size", post_chunks("3\r\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a bare LF behind the data", post_chunks("3\r\nabc\n0\r\n\r\n"), "400"},
      {"a bare CR behind the data", post_chunks("3\r\nabc\r0\r\n\r\n"), "400"},
      {"nothing behind the data", post_chunks("3\r\nabc0\r\n\r\n"), "400"},
      {"more data than the size", post_chunks("3\r\nabcd\r\n0\r\n\r\n"), "400"},
      {"less data than the size", post_chunks("4\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a bare LF behind the last size", post_chunks("0\n\r\n"), "400"},
      {"a bare LF at the end", post_chunks("0\r\n\n"), "400"},
      {"all with bare LF", post_chunks("3\nabc\n0\n\n"), "400"},
  });
}

TEST(ChunkExtensions, AreReadByTheGrammarAndThrownAway) {
  expect_readings(std::vector<Case>{
      {"a name", post_chunks("3;a\r\nabc\r\n0\r\n\r\n"), kAbc},
      {"a value", post_chunks("3;a=b\r\nabc\r\n0\r\n\r\n"), kAbc},
      {"a signature", post_chunks("3;chunk-signature=0f\r\nabc\r\n0;chunk-signature=1e\r\n\r\n"),
       kAbc},
      {"several", post_chunks("3;a;b=c;d=\"e\"\r\nabc\r\n0;x\r\n\r\n"), kAbc},
      {"quotes", post_chunks("3;a=\" ;=\\\"\\\\\t\xE9\"\r\nabc\r\n0\r\n\r\n"), kAbc},
      {"empty quotes", post_chunks("3;a=\"\"\r\nabc\r\n0\r\n\r\n"), kAbc},
      {"no name", post_chunks("3;\r\nabc\r\n0\r\n\r\n"), "400"},
      {"two semicolons", post_chunks("3;;a\r\nabc\r\n0\r\n\r\n"), "400"},
      {"no value", post_chunks("3;a=\r\nabc\r\n0\r\n\r\n"), "400"},
      {"two values", post_chunks("3;a=b=c\r\nabc\r\n0\r\n\r\n"), "400"},
      {"text behind quotes", post_chunks("3;a=\"b\"c\r\nabc\r\n0\r\n\r\n"), "400"},
      {"open quotes", post_chunks("3;a=\"b\r\nabc\r\n0\r\n\r\n"), "400"},
      {"an escaped CR", post_chunks("3;a=\"\\\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a bare LF", post_chunks("3;a\nabc\r\n0\r\n\r\n"), "400"},
      {"a bare LF in quotes", post_chunks("3;a=\"\n\"\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a bare CR", post_chunks("3;a\rb\r\nabc\r\n0\r\n\r\n"), "400"},
      {"NUL in quotes", post_chunks("3;a=\"\0\"\r\nabc\r\n0\r\n\r\n"s), "400"},
      {"a blank before the semicolon", post_chunks("3 ;a\r\nabc\r\n0\r\n\r\n"), "400"},
      {"a blank behind the semicolon", post_chunks("3; a\r\nabc\r\n0\r\n\r\n"), "400"},
  });
}

TEST(Trailers, AreReadLikeFields) {
  expect_readings(std::vector<Case>{
      {"one", post_chunks("3\r\nabc\r\n0\r\nA: x\r\n\r\n"), kAbc},
      {"two", post_chunks("3\r\nabc\r\n0\r\nA: x\r\nB:\r\n\r\n"), kAbc},
      {"the end is missing", post_chunks("3\r\nabc\r\n0\r\nA: x\r\n"), "more body"},
      {"a blank before the colon", post_chunks("0\r\nA : x\r\n\r\n"), "400"},
      {"no colon", post_chunks("0\r\nA\r\n\r\n"), "400"},
      {"no name", post_chunks("0\r\n: x\r\n\r\n"), "400"},
      {"folded", post_chunks("0\r\nA: x\r\n y\r\n\r\n"), "400"},
      {"a bare LF", post_chunks("0\r\nA: x\n\r\n"), "400"},
      {"a control character", post_chunks("0\r\nA: \x01\r\n\r\n"), "400"},
      {"data behind the last chunk", post_chunks("0\r\nabc\r\n0\r\n\r\n"), "400"},
  });
}

// A trailer that became a header could sign somebody in, or frame the message anew.
TEST(Trailers, AreThrownAway) {
  const Reading reading = read_whole(
      post_chunks("3\r\nabc\r\n0\r\nAuthorization: Basic dGplMDpUamUw\r\nHost: evil\r\n"
                  "Content-Length: 999\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n"),
      {});

  EXPECT_EQ(summary(reading), kAbc);
  EXPECT_EQ(reading.fields.size(), 2U);
}

}  // namespace
}  // namespace crm::http::testing
