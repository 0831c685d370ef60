// Answers whose body is read as it is sent.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_source.h"
#include "base/file_threads.h"
#include "tests/net/client.h"

namespace crm::net {
namespace {

using std::chrono::milliseconds;
using std::string_literals::operator""s;

char byte_at(std::uint64_t at) { return static_cast<char>('a' + at * 7 % 26); }

std::string bytes_up_to(std::uint64_t size) {
  std::string text(size, '?');
  for (std::uint64_t at = 0; at < size; ++at) text[at] = byte_at(at);
  return text;
}

// Made as it is read; breaks at some place, if it is to.
class Generated final : public ByteSource {
 public:
  explicit Generated(std::uint64_t size, std::uint64_t breaks_at = ~std::uint64_t{0})
      : size_(size), breaks_at_(breaks_at) {}
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] Result<std::size_t> read(std::uint64_t at, std::span<char> space) const override {
    if (at >= breaks_at_) return refuse(ErrorKind::Unavailable, "the disk is broken");
    const auto bytes = static_cast<std::size_t>(std::min<std::uint64_t>(space.size(), size_ - at));
    largest_read_ = std::max(largest_read_.load(), space.size());
    for (std::size_t i = 0; i < bytes; ++i) space[i] = byte_at(at + i);
    read_ += bytes;
    return bytes;
  }
  [[nodiscard]] std::uint64_t bytes_read() const { return read_; }
  [[nodiscard]] std::size_t largest_read() const { return largest_read_; }

 private:
  std::uint64_t size_;
  std::uint64_t breaks_at_;
  mutable std::atomic<std::uint64_t> read_ = 0;
  mutable std::atomic<std::size_t> largest_read_ = 0;
};

class Downloading : public ::testing::Test {
 protected:
  Downloading() { settings_.file_threads = &threads_; }

  // Answers /file with the source, anything else plainly.
  static http::Handler answering(std::shared_ptr<const ByteSource> source) {
    return [source = std::move(source)](const http::Request& request,
                                        std::string buffer) -> http::Answer {
      if (request.path != "/file") return answer_plainly(request, std::move(buffer));
      http::Response response;
      response.content_type = "application/octet-stream";
      response.stored = source;
      return response;
    };
  }

  FileThreads threads_{2};
  Settings settings_ = patient_settings();
};

TEST_F(Downloading, SendsWhatIsReadPieceByPiece) {
  const auto source = std::make_shared<const Generated>(5'000'000);
  RunningServer server(answering(source), settings_);
  Client client = server.client();

  const auto received = client.ask(get("/file"));

  ASSERT_TRUE(received);
  EXPECT_EQ(received->field("content-length"), "5000000");
  EXPECT_EQ(received->field("content-type"), "application/octet-stream");
  EXPECT_TRUE(received->body == bytes_up_to(5'000'000));
  EXPECT_LE(source->largest_read(), std::size_t{256} * 1024);
  EXPECT_GE(source->largest_read(), std::size_t{64} * 1024);
}

TEST_F(Downloading, MayHaveNothingToSend) {
  RunningServer server(answering(std::make_shared<const Generated>(0)), settings_);
  Client client = server.client();

  const auto received = client.ask(get("/file"));

  ASSERT_TRUE(received);
  EXPECT_EQ(received->field("content-length"), "0");
  EXPECT_EQ(client.ask(get("/next"))->body, "/next");
}

TEST_F(Downloading, IsOneAnswerAmongOthers) {
  RunningServer server(answering(std::make_shared<const Generated>(300'000)), settings_);
  Client client = server.client();

  ASSERT_TRUE(client.send(get("/before") + get("/file") + get("/file") + get("/behind")));

  EXPECT_EQ(client.receive()->body, "/before");
  EXPECT_TRUE(client.receive()->body == bytes_up_to(300'000));
  EXPECT_TRUE(client.receive()->body == bytes_up_to(300'000));
  EXPECT_EQ(client.receive()->body, "/behind");
}

TEST_F(Downloading, TellsItsLengthAloneToAHead) {
  const auto source = std::make_shared<const Generated>(300'000);
  RunningServer server(answering(source), settings_);
  Client client = server.client();

  const auto received = [&] {
    EXPECT_TRUE(client.send("HEAD /file HTTP/1.1\r\nHost: test\r\n\r\n"));
    return client.receive(true);
  }();

  ASSERT_TRUE(received);
  EXPECT_EQ(received->field("content-length"), "300000");
  EXPECT_EQ(client.ask(get("/next"))->body, "/next");
  EXPECT_EQ(source->bytes_read(), 0U);
}

TEST_F(Downloading, ClosesBehindItWhereTheClientWantsThat) {
  RunningServer server(answering(std::make_shared<const Generated>(300'000)), settings_);
  Client client = server.client();

  const auto received = client.ask(get("/file", "Connection: close\r\n"));

  ASSERT_TRUE(received);
  EXPECT_EQ(received->field("connection"), "close");
  EXPECT_TRUE(received->body == bytes_up_to(300'000));
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

TEST_F(Downloading, MayComeLater) {
  const auto source = std::make_shared<const Generated>(300'000);
  RunningServer server(
      [&](const http::Request&, std::string) -> http::Answer {
        return http::Later([source](const http::Reply& reply) {
          http::Response response;
          response.content_type = "text/plain";
          response.stored = source;
          reply(std::move(response));
        });
      },
      settings_);
  Client client = server.client();

  EXPECT_TRUE(client.ask(get("/"))->body == bytes_up_to(300'000));
}

// Who has the status and half of the body is told the rest by the only means that is left.
TEST_F(Downloading, BreaksTheConnectionWhenItCannotBeRead) {
  RunningServer server(answering(std::make_shared<const Generated>(5'000'000, 1'000'000)),
                       settings_);
  Client client = server.client();

  EXPECT_FALSE(client.ask(get("/file")));
  EXPECT_EQ(client.end(), End::Reset);
  EXPECT_EQ(server.troubles(), std::vector{"the disk is broken"s});
}

TEST_F(Downloading, ReadsNoFurtherThanTheClient) {
  settings_.write_stall_max = milliseconds(300);
  const auto source = std::make_shared<const Generated>(std::uint64_t{1} << 40U);
  RunningServer server(answering(source), settings_);
  Client client(server.port(), 4096);
  ASSERT_TRUE(client.send(get("/file")));
  ASSERT_TRUE(client.has_something(kPatience));

  // The server gives up on it; until then it has read what the kernel takes, and a piece.
  Client other = server.client();
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (source.use_count() > 2 && std::chrono::steady_clock::now() < until) {
    ASSERT_TRUE(other.ask(get("/")));
  }

  EXPECT_EQ(source.use_count(), 2) << "ours, and the handler's";
  EXPECT_LT(source->bytes_read(), std::uint64_t{16} * 1024 * 1024);
}

TEST_F(Downloading, NeedsThreadsForFiles) {
  settings_.file_threads = nullptr;
  RunningServer server(answering(std::make_shared<const Generated>(10)), settings_);
  Client client = server.client();

  EXPECT_EQ(client.ask(get("/file"))->status, 500);
  EXPECT_EQ(server.troubles().size(), 1U);
}

}  // namespace
}  // namespace crm::net
