// Each limit: exactly so much is taken, one more is refused, as early as it is known.
#include "http/limits.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "tests/http/cases.h"
#include "tests/http/reading.h"
#include "tests/http/slices.h"

namespace crm::http::testing {
namespace {

std::string repeated(std::size_t count, char c) { return std::string(count, c); }

// A request line of so many bytes, without its CR LF.
std::string line_of(std::size_t bytes) {
  const std::string around = "GET / HTTP/1.1";
  return "GET /" + repeated(bytes - around.size(), 'a') + " HTTP/1.1";
}

// A head of so many bytes, with its CR LF CR LF.
std::string head_of(std::size_t bytes) {
  const std::size_t around = get_with("A: \r\n").size();
  return get_with("A: " + repeated(bytes - around, 'x') + "\r\n");
}

std::string fields_of(std::size_t count) {
  std::string lines;
  for (std::size_t i = 0; i < count; ++i) lines += "A:\r\n";
  return lines;
}

TEST(Limits, AreThoseOfTheDesign) {
  const Limits limits;
  EXPECT_EQ(limits.request_line_bytes_max, 8192U);
  EXPECT_EQ(limits.head_bytes_max, 16384U);
  EXPECT_EQ(limits.fields_max, 100U);
  EXPECT_EQ(limits.body_bytes_max, 1048576U);
}

TEST(Limits, OfTheRequestLine) {
  const std::string rest = "\r\nHost: h\r\n\r\n";
  expect_readings(std::vector<Case>{
      {"exactly", line_of(8192) + rest, "GET /" + repeated(8178, 'a') + " @h keep"},
      {"exactly, behind an empty line", "\r\n" + line_of(8192) + rest,
       "GET /" + repeated(8178, 'a') + " @h keep"},
      {"one more", line_of(8193) + rest, "414"},
      {"a method without end", repeated(8192, 'G'), "414"},
      {"a line that may still end", line_of(8192), "more head"},
      {"a target without end", "GET /" + repeated(8187, 'a'), "414"},
  });
}

TEST(Limits, OfTheHead) {
  expect_readings(std::vector<Case>{
      {"exactly", head_of(16384), "GET / @h keep"},
      {"exactly, behind an empty line", "\r\n" + head_of(16384), "GET / @h keep"},
      {"one more", head_of(16385), "431"},
      {"a value without end", "GET / HTTP/1.1\r\nA: " + repeated(16384 - 19, 'x'), "431"},
      {"a byte less may still end", "GET / HTTP/1.1\r\nA: " + repeated(16383 - 19, 'x'),
       "more head"},
  });
}

TEST(Limits, OfTheFields) {
  expect_readings(std::vector<Case>{
      {"exactly", get_with(fields_of(99)), "GET / @h keep"},
      {"one more", get_with(fields_of(100)), "431"},
      {"known with its first letter", "GET / HTTP/1.1\r\n" + fields_of(100) + "A", "431"},
      {"not known before", "GET / HTTP/1.1\r\n" + fields_of(100), "more head"},
  });
}

TEST(Limits, OfASizedBody) {
  const auto post = [](const std::string& length, const std::string& body) {
    return "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n" + body;
  };
  const Limits limits{.body_bytes_max = 10};
  expect_readings(
      std::vector<Case>{{"exactly", post("10", "0123456789"), "POST / @h keep '0123456789'"},
                        {"one more, when it is announced", post("11", ""), "413"}},
      limits);
  expect_readings(std::vector<Case>{{"as it comes", post("1048576", ""), "more body"},
                                    {"as it comes, and one more", post("1048577", ""), "413"}});
}

TEST(Limits, OfAChunkedBody) {
  const Limits limits{.body_bytes_max = 10};
  expect_readings(
      std::vector<Case>{
          {"exactly", post_chunks("6\r\n012345\r\n4\r\n6789\r\n0\r\n\r\n"),
           "POST / @h keep '0123456789'"},
          {"one more, when it is announced", post_chunks("6\r\n012345\r\n5\r\n"), "413"},
          {"at once", post_chunks("b\r\n"), "413"},
          {"no overflow", post_chunks("6\r\n012345\r\nfffffffffffffffb\r\n"), "413"}},
      limits);
}

TEST(Limits, OfChunkExtensions) {
  const Limits limits{.chunk_extension_bytes_max = 6};
  expect_readings(
      std::vector<Case>{
          {"exactly", post_chunks("1;abc=d\r\nx\r\n0;abcde\r\n\r\n"), "POST / @h keep 'x'"},
          {"one more", post_chunks("1;abcdef\r\n"), "400"},
          {"known with the first byte too many", post_chunks("1;abcdef"), "400"},
          {"not known before", post_chunks("1;abcde"), "more body"}},
      limits);
  expect_readings(std::vector<Case>{
      {"as it comes", post_chunks("1;" + repeated(1023, 'a') + "\r\nx\r\n0\r\n\r\n"),
       "POST / @h keep 'x'"},
      {"as it comes, and one more", post_chunks("1;" + repeated(1024, 'a')), "400"}});
}

TEST(Limits, OfAllChunkHeads) {
  const Limits limits{.chunk_overhead_bytes_max = 10};
  expect_readings(
      std::vector<Case>{
          {"exactly", post_chunks("1\r\na\r\n01\r\nb\r\n0\r\n\r\n"), "POST / @h keep 'ab'"},
          {"one more", post_chunks("1\r\na\r\n001\r\nb\r\n0\r\n"), "400"},
          {"not known before", post_chunks("1\r\na\r\n001\r\nb\r\n"), "more body"}},
      limits);
}

TEST(Limits, OfTrailers) {
  const Limits few_bytes{.trailer_bytes_max = 10};
  expect_readings(
      std::vector<Case>{
          {"exactly", post_chunks("0\r\nA: xyz\r\n\r\n"), "POST / @h keep"},
          {"one more", post_chunks("0\r\nA: wxyz\r\n\r\n"), "400"},
          {"known when the last byte is not the end", post_chunks("0\r\nA: wxyz\r\n\r"), "400"},
          {"not known before", post_chunks("0\r\nA: wxyz\r\n"), "more body"},
      },
      few_bytes);
  const Limits few_fields{.fields_max = 3};
  expect_readings(
      std::vector<Case>{
          {"so many", post_chunks("0\r\n" + fields_of(3) + "\r\n"), "POST / @h keep"},
          {"one more", post_chunks("0\r\n" + fields_of(4) + "\r\n"), "400"},
      },
      few_fields);
}

// A trailer of 64 KiB must end one message, not the process.
TEST(Limits, OfOneHugeTrailer) {
  const std::string request = post_chunks("0\r\nA: " + repeated(65536, 'x') + "\r\n\r\n");
  EXPECT_EQ(summary(read_whole(request, {})), "400");
}

}  // namespace
}  // namespace crm::http::testing
