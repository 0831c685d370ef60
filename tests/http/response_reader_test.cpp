#include "http/response_reader.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace crm::http {
namespace {

constexpr Limits kLimits{.head_bytes_max = 200, .fields_max = 4, .body_bytes_max = 20};

struct Read {
  int status = 0;
  std::string body;
  bool operator==(const Read&) const = default;
};

// What is read of the bytes when they come `step` at a time and then no more; none: refused.
std::optional<Read> read(std::string_view bytes, std::size_t step) {
  ResponseReader reader(kLimits);
  for (std::size_t end = step;; end += step) {
    const std::string_view come = bytes.substr(0, end);
    auto progress = reader.advance(come);
    if (progress && *progress == Progress::More && end >= bytes.size()) progress = reader.end(come);
    if (!progress) return std::nullopt;
    if (*progress == Progress::Whole) {
      return Read{reader.status(), std::string(reader.body(come))};
    }
  }
}

// However the bytes are cut.
std::optional<Read> read(std::string_view bytes) {
  const auto whole = read(bytes, bytes.size() + 1);
  for (const std::size_t step : {1U, 2U, 3U, 7U}) {
    EXPECT_EQ(read(bytes, step), whole) << step << ": " << bytes;
  }
  return whole;
}

constexpr std::string_view kOk = "HTTP/1.1 200 OK\r\n";

std::string ok(std::string_view rest) { return std::string(kOk).append(rest); }

TEST(ResponseReader, ReadsABodyOfASaidSize) {
  EXPECT_EQ(read(ok("Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")),
            (Read{200, "{}"}));
  EXPECT_EQ(read(ok("content-length: 0\r\n\r\n")), (Read{200, ""}));
  EXPECT_EQ(read("HTTP/1.0 404 Not Found\r\nContent-Length: 1\r\n\r\nx"), (Read{404, "x"}));
  EXPECT_EQ(read("HTTP/1.1 302\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"), (Read{302, ""}));
}

TEST(ResponseReader, ReadsChunks) {
  EXPECT_EQ(read(ok("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n1\r\n \r\n0\r\n\r\n")),
            (Read{200, "{} "}));
  EXPECT_EQ(read(ok("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")), (Read{200, ""}));
}

TEST(ResponseReader, ReadsToTheEndWhereNothingIsSaid) {
  EXPECT_EQ(read(ok("\r\n{}")), (Read{200, "{}"}));
  EXPECT_EQ(read(ok("\r\n")), (Read{200, ""}));
}

TEST(ResponseReader, RefusesWhatEndsTooEarly) {
  const std::string sized = ok("Content-Length: 2\r\n\r\n{}");
  for (std::size_t size = 0; size < sized.size(); ++size) {
    EXPECT_FALSE(read(std::string_view(sized).substr(0, size))) << size;
  }
  EXPECT_FALSE(read(ok("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n")));
}

TEST(ResponseReader, RefusesWhatIsTooLarge) {
  EXPECT_TRUE(read(ok("Content-Length: 20\r\n\r\n01234567890123456789")));
  EXPECT_FALSE(read(ok("Content-Length: 21\r\n\r\n012345678901234567890")));
  EXPECT_FALSE(read(ok("Content-Length: 99999999999999999999\r\n\r\n")));
  EXPECT_TRUE(read(ok("\r\n01234567890123456789")));
  EXPECT_FALSE(read(ok("\r\n012345678901234567890")));
  EXPECT_FALSE(
      read(ok("Transfer-Encoding: chunked\r\n\r\n15\r\n012345678901234567890\r\n0\r\n\r\n")));
  EXPECT_FALSE(read(ok("X: " + std::string(200, 'x') + "\r\n\r\n")));
  EXPECT_FALSE(read(std::string(201, 'H')));
  EXPECT_FALSE(read(ok("A: 1\r\nB: 1\r\nC: 1\r\nD: 1\r\nE: 1\r\n\r\n")));
}

TEST(ResponseReader, RefusesWhatCanBeReadInTwoWays) {
  for (const char* fields :
       {"Content-Length: 2\r\nContent-Length: 2", "Content-Length: 2\r\nTransfer-Encoding: chunked",
        "Content-Length: +2", "Content-Length: 2, 2", "Content-Length:", "Content-Length: 0x2",
        "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: gzip", "A : 1", "A: 1\r\n B: 2",
        "A: 1\nB: 2", "A"}) {
    EXPECT_FALSE(read(ok(fields + std::string("\r\n\r\n{}")))) << fields;
  }
}

TEST(ResponseReader, RefusesWhatIsNoAnswer) {
  for (const char* text :
       {"HTTP/2 200 OK\r\n\r\n", "HTTP/1.2 200 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1  200 OK\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 1xx\r\n\r\n", "200 OK\r\n\r\n", "<html>\r\n\r\n", "\r\n\r\n", ""}) {
    EXPECT_FALSE(read(text)) << text;
  }
}

}  // namespace
}  // namespace crm::http
