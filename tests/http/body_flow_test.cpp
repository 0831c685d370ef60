#include "http/body_flow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

#include "http/request_reader.h"
#include "tests/http/cases.h"

namespace crm::http {
namespace {

constexpr Limits kLimits{.body_bytes_max = 4};
constexpr std::size_t kBytesMax = 16;

// The body and what is behind the message, or the status: of bytes that come in pieces of that
// size, each at a place in memory of its own.
std::string flowed(const HeadMeaning& meaning, std::string_view bytes, std::size_t piece_bytes) {
  BodyFlow flow(meaning, kLimits, kBytesMax);
  std::string body;
  while (!bytes.empty()) {
    const std::string piece(bytes.substr(0, piece_bytes));
    const auto progress = flow.advance(piece);
    if (!progress) return std::to_string(static_cast<int>(progress.error().status));
    body += flow.take_piece();
    if (*progress == Progress::Whole) {
      return body + " | " + std::string(bytes.substr(flow.used()));
    }
    bytes.remove_prefix(piece.size());
  }
  return body + " ...";
}

void expect_flow(const HeadMeaning& meaning, std::string_view bytes, std::string_view expected) {
  for (std::size_t piece = 1; piece <= bytes.size() + 1; ++piece) {
    EXPECT_EQ(flowed(meaning, bytes, piece), expected) << bytes << " in pieces of " << piece;
  }
}

HeadMeaning sized(std::size_t bytes) { return {.body = BodyKind::Sized, .body_bytes = bytes}; }
HeadMeaning chunked() { return {.body = BodyKind::Chunked}; }

TEST(BodyFlow, EndsWhereTheLengthSays) {
  expect_flow(sized(10), "0123456789GET", "0123456789 | GET");
  expect_flow(sized(10), "012345678", "012345678 ...");
}

TEST(BodyFlow, JoinsChunks) {
  expect_flow(chunked(), "3\r\nabc\r\n8;a=\"b\"\r\ndefghijk\r\n0\r\nA: x \r\nBb:\r\n\r\nGET",
              "abcdefghijk | GET");
  expect_flow(chunked(), "0\r\n\r\n", " | ");
  expect_flow(chunked(), "3\r\nabc\r\n0\r\n", "abc ...");
}

TEST(BodyFlow, IsAsStrictAsInMemory) {
  expect_flow(chunked(), "3\r\nabcd\r\n0\r\n\r\n", "400");
  expect_flow(chunked(), "3 \r\nabc\r\n0\r\n\r\n", "400");
  expect_flow(chunked(), "3\r\nabc\r\n0\r\nA : x\r\n\r\n", "400");
  expect_flow(chunked(), "00000000000000003\r\n", "400");
}

TEST(BodyFlow, HasALimitOfItsOwn) {
  expect_flow(chunked(), "a\r\n0123456789\r\n6\r\nabcdef\r\n0\r\n\r\n", "0123456789abcdef | ");
  expect_flow(chunked(), "a\r\n0123456789\r\n7\r\n", "413");
  expect_flow(chunked(), "11\r\n", "413");
  expect_flow(chunked(), "a\r\n0123456789\r\nffffffffffffffff\r\n", "413");
}

// Four times as large a body may have four times as many bytes in the heads of its chunks.
TEST(BodyFlow, MayHaveChunksInProportion) {
  const Limits limits{.body_bytes_max = 4, .chunk_overhead_bytes_max = 9};
  const auto outcome = [&](std::size_t chunks) {
    BodyFlow flow(chunked(), limits, kBytesMax);
    for (std::size_t i = 0; i < chunks; ++i) {
      if (const auto progress = flow.advance("1\r\na\r\n"); !progress) return false;
    }
    return true;
  };
  EXPECT_TRUE(outcome(12));
  EXPECT_FALSE(outcome(13));
}

TEST(BodyFlow, LimitsItsTrailersWhereverTheyAreCut) {
  const Limits limits{.trailer_bytes_max = 8};
  const auto status = [&](std::string_view trailers) {
    BodyFlow flow(chunked(), limits, kBytesMax);
    std::string bytes = "0\r\n" + std::string(trailers);
    for (const char c : bytes) {
      const auto progress = flow.advance({&c, 1});
      if (!progress) return std::to_string(static_cast<int>(progress.error().status));
      if (*progress == Progress::Whole) return std::string("whole");
    }
    return std::string("more");
  };
  EXPECT_EQ(status("A: x\r\n\r\n"), "whole");
  EXPECT_EQ(status("A: xy\r\n\r\n"), "400");
}

using Step = RequestReader::Step;

std::string post(std::string_view fields, std::string_view body) {
  return "POST /a HTTP/1.1\r\nHost: h\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

TEST(RequestReader, AsksAboutLargeBodiesOnceTheirHeadIsThere) {
  for (const std::string& bytes :
       {post("Content-Length: 5\r\n", ""), post("Transfer-Encoding: chunked\r\n", "1\r\nx")}) {
    RequestReader reader(kLimits, true);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
      const bool is_head = bytes.find("\r\n\r\n") + 4 > cut;
      EXPECT_EQ(reader.look(std::string_view(bytes).substr(0, cut)),
                is_head ? Step(RequestReader::More{}) : Step(RequestReader::Asks{}));
    }
    EXPECT_EQ(reader.look(bytes), Step(RequestReader::Asks{}));
    const Request head = reader.head(bytes);
    EXPECT_EQ(head.path, "/a");
    EXPECT_EQ(head.fields.size(), 2U);
    EXPECT_EQ(head.body, "");
  }
}

TEST(RequestReader, DoesNotAskAboutOtherBodies) {
  RequestReader reader(kLimits, true);
  EXPECT_EQ(reader.look(post("Content-Length: 4\r\n", "")),
            Step(RequestReader::More{RequestReader::Phase::Body, false}));
}

TEST(RequestReader, GoesOnAsEverWhenABodyIsNoUpload) {
  RequestReader reader(kLimits, true);
  const std::string bytes = post("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n");
  ASSERT_EQ(reader.look(bytes), Step(RequestReader::Asks{}));

  EXPECT_TRUE(reader.accept(std::nullopt));

  EXPECT_EQ(reader.look(bytes), Step(RequestReader::Whole{bytes.size()}));
  EXPECT_EQ(reader.request(bytes).body, "abc");
}

TEST(RequestReader, RefusesWhatIsAnnouncedTooLarge) {
  for (const auto bytes_max : {std::optional<std::size_t>(), std::optional<std::size_t>(10)}) {
    RequestReader reader(kLimits, true);
    const std::string bytes = post("Expect: 100-continue\r\nContent-Length: 11\r\n", "");
    ASSERT_EQ(reader.look(bytes), Step(RequestReader::Asks{}));

    EXPECT_FALSE(reader.accept(bytes_max));

    const Step step = reader.look(bytes);
    ASSERT_TRUE(std::holds_alternative<Refusal>(step));
    EXPECT_EQ(std::get<Refusal>(step).status, Status::PayloadTooLarge);
  }
}

}  // namespace
}  // namespace crm::http
