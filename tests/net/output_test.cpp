#include "net/output.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/memory_file.h"

namespace crm::net {
namespace {

constexpr std::string_view kDate = "Sun, 06 Nov 1994 08:49:37 GMT";

http::Response response_with(std::string body) {
  http::Response response;
  response.content_type = "text/plain";
  response.body = std::move(body);
  return response;
}

std::string head_of(const http::Response& response, http::Framing framing) {
  std::string head;
  http::append_head(head, response, framing, kDate);
  return head;
}

TEST(Output, GathersHeadAndBodyIntoOneWrite) {
  BufferPool pool;
  Output output(pool, Output::Sends::Files);

  output.add(response_with("the body"), {}, kDate);

  const auto buffers = output.next().bytes;
  ASSERT_EQ(buffers.size(), 2U);
  EXPECT_EQ(output.bytes(), buffers[0].size() + 8);
  EXPECT_EQ(std::string(static_cast<const char*>(buffers[1].data()), 8), "the body");
}

// However many clients are slow to take it, it is there once.
TEST(Output, SendsAFixedBodyFromWhereItIs) {
  static constexpr std::string_view kFixed = "the fixed body";
  BufferPool pool;
  Output output(pool, Output::Sends::Files);
  http::Response response;
  response.fixed = kFixed;
  output.add(std::move(response), {}, kDate);
  output.add(response_with("next"), {}, kDate);

  const auto buffers = output.next().bytes;
  ASSERT_EQ(buffers.size(), 4U);
  EXPECT_EQ(buffers[1].data(), kFixed.data());
  EXPECT_EQ(buffers[1].size(), kFixed.size());
  output.sent(output.bytes());
  EXPECT_TRUE(output.empty());
}

TEST(Output, GivesBackWhatManyAnswersHaveTaken) {
  BufferPool pool;
  Output output(pool, Output::Sends::Bytes);
  const std::size_t fresh = output.held_bytes();
  for (int i = 0; i < 64; ++i) output.add(response_with("an answer"), {}, kDate);
  EXPECT_GT(output.held_bytes(), fresh + 1000);
  while (!output.empty()) {
    std::size_t bytes = 0;
    for (const auto& buffer : output.next().bytes) bytes += buffer.size();
    output.sent(bytes);
  }
  EXPECT_EQ(output.held_bytes(), fresh);
}

// It goes out behind its head, and what has been sent of it is told.
TEST(Output, HasALongKeptBodySentFromItsFile) {
  const auto file = MemoryFile::open(Output::kFileBytesMin * 4).value();
  BufferPool pool;
  Output output(pool, Output::Sends::Files);
  http::Response response;
  response.kept = file->add(std::string(Output::kFileBytesMin, 'x'));
  const KeptText* kept = response.kept.get();
  output.add(response_with("before"), {}, kDate);
  output.add(std::move(response), {}, kDate);
  output.add(response_with("behind"), {}, kDate);

  const auto first = output.next();
  ASSERT_EQ(first.bytes.size(), 3U);
  EXPECT_EQ(first.file, kept);
  EXPECT_EQ(first.file_sent, 0U);
  for (const auto& buffer : std::vector(first.bytes.begin(), first.bytes.end())) {
    output.sent(buffer.size());
  }

  output.sent(100);
  const auto second = output.next();
  EXPECT_TRUE(second.bytes.empty());
  EXPECT_EQ(second.file, kept);
  EXPECT_EQ(second.file_sent, 100U);
  output.sent(Output::kFileBytesMin - 100);

  const auto third = output.next();
  EXPECT_EQ(third.bytes.size(), 2U);
  EXPECT_EQ(third.file, nullptr);
}

TEST(Output, SendsAShortKeptBodyAndAnyByTlsAsBytes) {
  const auto file = MemoryFile::open(Output::kFileBytesMin * 4).value();
  for (const auto& [sends, bytes] : {std::pair{Output::Sends::Files, Output::kFileBytesMin - 1},
                                     std::pair{Output::Sends::Bytes, Output::kFileBytesMin}}) {
    BufferPool pool;
    Output output(pool, sends);
    http::Response response;
    response.kept = file->add(std::string(bytes, 'x'));
    const char* data = response.kept->text.data();
    output.add(std::move(response), {}, kDate);

    const auto next = output.next();
    ASSERT_EQ(next.bytes.size(), 2U);
    EXPECT_EQ(next.bytes[1].data(), data);
    EXPECT_EQ(next.file, nullptr);
  }
}

TEST(Output, GivesSentBodiesBack) {
  BufferPool pool;
  Output output(pool, Output::Sends::Files);
  output.add(response_with(std::string(5000, 'x')), {}, kDate);

  output.sent(output.bytes());

  EXPECT_TRUE(output.empty());
  EXPECT_GE(pool.take().capacity(), 5000U);
}

TEST(Output, KnowsWhenAnAnswerIsCutShort) {
  BufferPool pool;
  Output output(pool, Output::Sends::Files);
  output.add(response_with("one"), {}, kDate);
  const std::size_t first = output.bytes();
  output.add(response_with("two"), {}, kDate);
  EXPECT_FALSE(output.cut_short());

  output.sent(first);
  EXPECT_FALSE(output.cut_short());

  output.sent(1);
  EXPECT_TRUE(output.cut_short());
}

// However much the kernel takes at a time, the client gets all answers whole and in order.
RC_GTEST_PROP(Output, SendsEverythingOnceHoweverMuchIsTakenAtATime, ()) {
  BufferPool pool;
  const auto sends = *rc::gen::element(Output::Sends::Bytes, Output::Sends::Files);
  Output output(pool, sends);
  const auto file = MemoryFile::open(std::size_t{64} * 1024 * 1024).value();
  std::string expected;
  const auto sizes =
      *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 2000));
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const http::Framing framing{.keep_alive = true, .head_only = i % 4 == 3};
    http::Response response = response_with(std::string(sizes[i], static_cast<char>('a' + i % 26)));
    if (i % 3 == 1) {  // long enough to be sent from the file, or not
      response.kept = file->add(std::string(20 * sizes[i], static_cast<char>('A' + i % 26)));
      RC_ASSERT(response.kept != nullptr);
    }
    expected += head_of(response, framing);
    if (!framing.head_only) expected += response.content();
    output.add(std::move(response), framing, kDate);
  }
  RC_ASSERT(output.bytes() == expected.size());

  std::string received;
  while (!output.empty()) {
    const auto next = output.next();
    std::string offered;
    for (const auto& buffer : next.bytes) {
      offered.append(static_cast<const char*>(buffer.data()), buffer.size());
    }
    if (offered.empty()) {
      RC_ASSERT(sends == Output::Sends::Files && next.file != nullptr);
      offered = next.file->text.substr(next.file_sent);
    }
    RC_ASSERT(!offered.empty());
    const std::size_t taken = *rc::gen::inRange<std::size_t>(1, offered.size() + 1);
    received += offered.substr(0, taken);
    output.sent(taken);
  }
  RC_ASSERT(received == expected);
}

}  // namespace
}  // namespace crm::net
