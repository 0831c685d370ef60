// What holds from one message to the next on a connection.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "http/request_reader.h"
#include "tests/http/cases.h"
#include "tests/http/reading.h"
#include "tests/http/slices.h"

namespace crm::http::testing {
namespace {

std::vector<std::string> summaries(const std::string& stream) {
  std::vector<std::string> all;
  for (const Reading& reading : read_stream(stream, {}, {})) all.push_back(summary(reading));
  return all;
}

TEST(RequestReader, ForgetsOneMessageBeforeTheNext) {
  EXPECT_EQ(
      summaries("POST /a?b HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
                "Connection: close\r\nExpect: 100-continue\r\n\r\nz" +
                post_chunks("3\r\nabc\r\n0\r\n\r\n") + get_with("") + "GET /1.0 HTTP/1.0\r\n\r\n"),
      (std::vector<std::string>{"POST /a ?b @x close 'z'", "POST / @h keep 'abc'", "GET / @h keep",
                                "GET /1.0 @ close", "more head"}));
}

TEST(RequestReader, TakesNothingBehindARefusal) {
  EXPECT_EQ(summaries(get_with("") + get_with("A : b\r\n") + get_with("")),
            (std::vector<std::string>{"GET / @h keep", "400"}));
}

// The body of a request whose framing we do not know must never be answered as a request.
TEST(RequestReader, AnswersNoSmuggledRequest) {
  for (const std::string coding : {"gzip", "xchunked", "chunked, identity", "chunked, chunked",
                                   "\"chunked\"", "\xA0 chunked", "", "identity"}) {
    const auto readings = summaries("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: " + coding +
                                    "\r\n\r\n" + get_with(""));
    ASSERT_EQ(readings.size(), 1U) << coding;
    EXPECT_TRUE(readings[0] == "400" || readings[0] == "501") << coding << ": " << readings[0];
  }
}

TEST(RequestReader, AnswersTheSameUntilNext) {
  const std::string good = get_with("");
  RequestReader reader{Limits{}};
  const auto first = reader.look(good);
  EXPECT_EQ(first, reader.look(good + "more"));
  EXPECT_TRUE(std::holds_alternative<RequestReader::Whole>(first));

  RequestReader other{Limits{}};
  const auto refused = other.look("GET\r\n");
  EXPECT_EQ(refused, other.look("GET\r\n" + good));
  EXPECT_TRUE(std::holds_alternative<Refusal>(refused));
}

TEST(RequestReader, LeavesASizedBodyWhereItIs) {
  const std::string bytes = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc";
  RequestReader reader{Limits{}};
  ASSERT_TRUE(std::holds_alternative<RequestReader::Whole>(reader.look(bytes)));
  EXPECT_EQ(reader.request(bytes).body.data(), bytes.data() + bytes.size() - 3);
}

}  // namespace
}  // namespace crm::http::testing
