// Bodies that are not kept in memory.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/byte_sink.h"
#include "base/file_threads.h"
#include "tests/net/client.h"

namespace crm::net {
namespace {

using std::chrono::milliseconds;
using std::string_literals::operator""s;

// Bodies in memory, for a test to see what becomes of them.
class Spools {
 public:
  // What a write of the spool does first. On a thread for files.
  std::function<Result<void>(std::size_t bytes_so_far)> before_write;
  std::function<Result<void>()> before_open;

  Result<std::unique_ptr<Spool>> open();

  [[nodiscard]] int opened() const { return opened_; }
  // Until no spool, and no body that was read back from one, is left.
  [[nodiscard]] bool all_are_gone() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, [this] { return alive_ == 0; });
  }
  // Until so many bytes have been written, of all.
  [[nodiscard]] bool have_got(std::size_t bytes) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, [&] { return bytes_ >= bytes; });
  }
  void count(int alive, std::size_t bytes) {
    const std::scoped_lock lock(mutex_);
    alive_ += alive;
    bytes_ += bytes;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int alive_ = 0;
  std::size_t bytes_ = 0;
  std::atomic<int> opened_ = 0;
};

class Body final : public ByteSource {
 public:
  Body(Spools& all, std::string text) : all_(all), text_(std::move(text)) { all_.count(1, 0); }
  ~Body() override { all_.count(-1, 0); }
  [[nodiscard]] std::uint64_t size() const override { return text_.size(); }
  [[nodiscard]] Result<std::size_t> read(std::uint64_t at, std::span<char> space) const override {
    return text_.copy(space.data(), space.size(), at);
  }

 private:
  Spools& all_;
  std::string text_;
};

class MemorySpool final : public Spool {
 public:
  explicit MemorySpool(Spools& all) : all_(all) { all_.count(1, 0); }
  ~MemorySpool() override { all_.count(-1, 0); }
  [[nodiscard]] Result<void> write(std::string_view bytes) override {
    if (all_.before_write) {
      if (auto done = all_.before_write(text_.size()); !done) return done;
    }
    text_ += bytes;
    all_.count(0, bytes.size());
    return {};
  }
  [[nodiscard]] Result<std::unique_ptr<const ByteSource>> read_back() override {
    return std::make_unique<const Body>(all_, std::move(text_));
  }

 private:
  Spools& all_;
  std::string text_;
};

Result<std::unique_ptr<Spool>> Spools::open() {
  ++opened_;
  if (before_open) {
    if (const auto done = before_open(); !done) return forward(done);
  }
  return std::make_unique<MemorySpool>(*this);
}

constexpr std::size_t kMemoryBytesMax = 10;
constexpr std::size_t kUploadBytesMax = 5'000'000;

std::string text_of(const ByteSource& source) {
  std::string text(source.size(), '?');
  text.resize(source.read(0, text).value());
  return text;
}

// Says the body, and whether it was in memory.
http::Answer answer(const http::Request& request, std::string /*buffer*/) {
  if (request.spooled == nullptr) {
    return text_response(http::Status::Ok, "memory " + std::string(request.body));
  }
  EXPECT_EQ(request.body, "");
  return text_response(http::Status::Ok, "spooled " + text_of(*request.spooled));
}

class Uploading : public ::testing::Test {
 protected:
  Uploading() {
    settings_.file_threads = &threads_;
    settings_.limits.body_bytes_max = kMemoryBytesMax;
    settings_.uploads = {.bytes_max = [](const http::Request& head) -> std::optional<std::size_t> {
                           if (head.path != "/upload") return std::nullopt;
                           return kUploadBytesMax;
                         },
                         .open = [this] { return spools_.open(); }};
  }

  Spools spools_;
  FileThreads threads_{2};
  Settings settings_ = patient_settings();
};

std::string head(std::string_view path, std::string_view fields) {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(fields) + "\r\n";
}
std::string sized(std::string_view body, std::string_view path = "/upload") {
  return head(path, "Content-Length: " + std::to_string(body.size()) + "\r\n") + std::string(body);
}
const std::string kChunked = "Transfer-Encoding: chunked\r\n";

TEST_F(Uploading, TakesALargeBodyToASpool) {
  RunningServer server(answer, settings_);
  Client client = server.client();

  const auto received = client.ask(sized("0123456789a"));

  ASSERT_TRUE(received);
  EXPECT_EQ(received->status, 200);
  EXPECT_EQ(received->body, "spooled 0123456789a");
  EXPECT_TRUE(spools_.all_are_gone()) << "once it is answered";
}

TEST_F(Uploading, KeepsASmallBodyInMemory) {
  RunningServer server(answer, settings_);
  Client client = server.client();

  EXPECT_EQ(client.ask(sized("0123456789"))->body, "memory 0123456789");
  EXPECT_EQ(spools_.opened(), 0);
}

TEST_F(Uploading, TakesEveryChunkedBodyToASpool) {
  RunningServer server(answer, settings_);
  Client client = server.client();

  EXPECT_EQ(client.ask(head("/upload", kChunked) + "3\r\nabc\r\n0\r\nA: b\r\n\r\n")->body,
            "spooled abc");
  EXPECT_EQ(client.ask(head("/upload", kChunked) + "0\r\n\r\n")->body, "spooled ");
}

TEST_F(Uploading, IsForUploadsAlone) {
  RunningServer server(answer, settings_);
  Client client = server.client();

  EXPECT_EQ(client.ask(head("/", kChunked) + "a\r\n0123456789\r\n0\r\n\r\n")->body,
            "memory 0123456789");
  EXPECT_EQ(client.ask(sized("0123456789a", "/"))->status, 413);
  Client other = server.client();
  EXPECT_EQ(other.ask(head("/", kChunked) + "b\r\n0123456789a\r\n0\r\n\r\n")->status, 413);
  EXPECT_EQ(spools_.opened(), 0);
}

TEST_F(Uploading, TakesBodiesOfManyPieces) {
  RunningServer server(answer, settings_);
  Client client = server.client();
  std::string body;
  for (int i = 0; body.size() < kUploadBytesMax - 10; ++i) body += std::to_string(i) + " ";
  std::string chunks;
  for (std::size_t at = 0; at < body.size(); at += 10'000) {
    chunks += "2710\r\n" + body.substr(at, 10'000) + "\r\n";
    if (body.size() - at < 20'000) {
      const std::string rest = body.substr(at + 10'000);
      std::array<char, 20> size{};
      std::snprintf(size.data(), size.size(), "%zx\r\n", rest.size());
      chunks += size.data() + rest + "\r\n0\r\n\r\n";
      break;
    }
  }

  EXPECT_TRUE(client.ask(sized(body))->body == "spooled " + body);
  EXPECT_TRUE(client.ask(head("/upload", kChunked) + chunks)->body == "spooled " + body);
}

TEST_F(Uploading, AnswersWhatComesBehindAnUploadInItsOrder) {
  RunningServer server(answer, settings_);
  Client client = server.client();

  ASSERT_TRUE(client.send(get("/first") + sized("first upload") + sized("small") +
                          head("/upload", kChunked) + "3\r\nabc\r\n0\r\n\r\n" + get("/last")));

  EXPECT_EQ(client.receive()->body, "memory ");
  EXPECT_EQ(client.receive()->body, "spooled first upload");
  EXPECT_EQ(client.receive()->body, "memory small");
  EXPECT_EQ(client.receive()->body, "spooled abc");
  EXPECT_EQ(client.receive()->body, "memory ");
  EXPECT_EQ(client.ask(sized("one more upload"))->body, "spooled one more upload");
}

TEST_F(Uploading, TakesTheSameHoweverTheBytesCome) {
  RunningServer server(answer, settings_);
  const std::string wire = sized("0123456789a") + head("/upload", kChunked) +
                           "3;a=\"b\"\r\nabc\r\n1\r\nd\r\n0\r\nA: b\r\n\r\n" + get("/");
  for (std::size_t cut = 1; cut < wire.size(); ++cut) {
    Client client = server.client();
    ASSERT_TRUE(client.send(wire.substr(0, cut)));
    ASSERT_TRUE(client.send(wire.substr(cut)));
    EXPECT_EQ(client.receive()->body, "spooled 0123456789a") << cut;
    EXPECT_EQ(client.receive()->body, "spooled abcd") << cut;
    EXPECT_EQ(client.receive()->body, "memory ") << cut;
  }
}

TEST_F(Uploading, RefusesWhatIsAnnouncedTooLargeBeforeItComes) {
  RunningServer server(answer, settings_);
  for (const std::string& expect : {""s, "Expect: 100-continue\r\n"s}) {
    Client client = server.client();

    const auto received = client.ask(head(
        "/upload", expect + "Content-Length: " + std::to_string(kUploadBytesMax + 1) + "\r\n"));

    ASSERT_TRUE(received);
    EXPECT_EQ(received->status, 413);
    EXPECT_EQ(client.wait_for_end(), End::Closed);
  }
  EXPECT_EQ(spools_.opened(), 0);
}

TEST_F(Uploading, RefusesWhatBecomesTooLarge) {
  RunningServer server(answer, settings_);
  Client client = server.client();
  ASSERT_TRUE(client.send(head("/upload", kChunked) + "4c4b40\r\n" +
                          std::string(kUploadBytesMax, 'x') + "\r\n1\r\n"));

  EXPECT_EQ(client.receive()->status, 413);
  EXPECT_TRUE(spools_.all_are_gone());
}

TEST_F(Uploading, RefusesChunksAsStrictlyAsEver) {
  RunningServer server(answer, settings_);
  Client client = server.client();

  EXPECT_EQ(client.ask(head("/upload", kChunked) + "3\r\nabcd\r\n")->status, 400);
  EXPECT_TRUE(spools_.all_are_gone());
}

TEST_F(Uploading, SaysContinueOnceThereIsAPlaceForTheBody) {
  RunningServer server(answer, settings_);
  Client client = server.client();
  ASSERT_TRUE(client.send(head("/upload", "Expect: 100-continue\r\nContent-Length: 11\r\n")));
  ASSERT_TRUE(client.take(std::string_view("HTTP/1.1 100 Continue\r\n\r\n").size()));
  EXPECT_EQ(spools_.opened(), 1);

  ASSERT_TRUE(client.send("0123456789a"));

  EXPECT_EQ(client.receive()->status, 100);
  EXPECT_EQ(client.receive()->body, "spooled 0123456789a");
}

TEST_F(Uploading, SaysThatTheDiskIsFullAndParts) {
  spools_.before_write = [](std::size_t bytes_so_far) -> Result<void> {
    if (bytes_so_far > 200'000) return refuse(ErrorKind::StorageFull, "no room");
    return {};
  };
  RunningServer server(answer, settings_);
  Client client = server.client();
  ASSERT_TRUE(
      client.send(head("/upload", "Content-Length: 5000000\r\n") + std::string(1'000'000, 'x')));

  const auto received = client.receive();

  ASSERT_TRUE(received);
  EXPECT_EQ(received->status, 507);
  EXPECT_EQ(received->body, "no room");
  EXPECT_EQ(received->field("connection"), "close");
  EXPECT_EQ(server.refusals(), std::vector{http::Status::InsufficientStorage});
  EXPECT_TRUE(spools_.all_are_gone());
  Client other = server.client();
  EXPECT_EQ(other.ask(get("/"))->status, 200) << "others are answered";
}

TEST_F(Uploading, AsksForNoBodyThatItCannotKeep) {
  for (const auto& [kind, status] :
       {std::pair{ErrorKind::StorageFull, 507}, std::pair{ErrorKind::Unavailable, 503}}) {
    spools_.before_open = [kind = kind]() -> Result<void> { return refuse(kind, "not now"); };
    RunningServer server(answer, settings_);
    Client client = server.client();

    const auto received =
        client.ask(head("/upload", "Expect: 100-continue\r\nContent-Length: 11\r\n"));

    ASSERT_TRUE(received);
    EXPECT_EQ(received->status, status);
    EXPECT_EQ(received->body, "not now");
  }
}

TEST_F(Uploading, AnswersWhenASpoolThrows) {
  spools_.before_write = [](std::size_t) -> Result<void> { throw std::runtime_error("broken"); };
  RunningServer server(answer, settings_);
  Client client = server.client();

  EXPECT_EQ(client.ask(sized("0123456789a"))->status, 500);
  EXPECT_EQ(server.troubles(), std::vector{"broken"s});
}

TEST_F(Uploading, LeavesNothingOfAClientThatGoes) {
  RunningServer server(answer, settings_);
  for (const bool is_reset : {false, true}) {
    {
      Client client = server.client();
      ASSERT_TRUE(
          client.send(head("/upload", "Content-Length: 5000000\r\n") + std::string(300'000, 'x')));
      ASSERT_TRUE(spools_.have_got(100'000));
      if (is_reset) client.reset();
    }
    EXPECT_TRUE(spools_.all_are_gone());
  }
}

TEST_F(Uploading, SaysThatTheBodyEndsEarly) {
  RunningServer server(answer, settings_);
  Client client = server.client();
  ASSERT_TRUE(client.send(head("/upload", "Content-Length: 100\r\n") + "half of it"));
  client.half_close();

  EXPECT_EQ(client.receive()->status, 400);
}

TEST_F(Uploading, EndsWhoSendsNothingMore) {
  settings_.body_time_max = milliseconds(50);
  RunningServer server(answer, settings_);
  Client client = server.client();
  ASSERT_TRUE(client.send(head("/upload", "Content-Length: 100\r\n") + "half of it"));

  EXPECT_EQ(client.receive()->status, 408);
  EXPECT_TRUE(spools_.all_are_gone());
}

TEST_F(Uploading, EndsWhoSendsForTooLong) {
  settings_.uploads.time_max = milliseconds(100);
  RunningServer server(answer, settings_);
  Client client = server.client();
  ASSERT_TRUE(client.send(head("/upload", "Content-Length: 1000000\r\n")));
  std::thread sending([&] {
    while (client.send("x")) std::this_thread::sleep_for(milliseconds(5));
  });

  EXPECT_TRUE(client.has_something(kPatience)) << "the answer, though bytes still come";

  sending.join();
  EXPECT_EQ(server.refusals(), std::vector{http::Status::RequestTimeout});
}

TEST_F(Uploading, HasAsManyAtOnceAsItMay) {
  settings_.uploads.at_once_max = 2;
  RunningServer server(answer, settings_);
  Client first = server.client();
  Client second = server.client();
  for (Client* const client : {&first, &second}) {
    ASSERT_TRUE(client->send(head("/upload", "Expect: 100-continue\r\nContent-Length: 11\r\n")));
    ASSERT_EQ(client->receive()->status, 100);
  }

  Client third = server.client();
  const auto refused = third.ask(sized("0123456789a"));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 503);
  EXPECT_EQ(refused->field("retry-after"), "1");

  EXPECT_EQ(first.ask("0123456789a")->status, 200);
  Client fourth = server.client();
  EXPECT_EQ(fourth.ask(sized("0123456789a"))->status, 200);
  EXPECT_EQ(second.ask("0123456789a")->status, 200);
}

TEST_F(Uploading, TakesSeveralAtOnce) {
  settings_.workers = 2;
  RunningServer server(answer, settings_);
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      Client client = server.client();
      const std::string body(1'000'000 + static_cast<std::size_t>(i), static_cast<char>('a' + i));
      for (int j = 0; j < 3; ++j) {
        const auto received = client.ask(sized(body));
        if (received && received->body == "spooled " + body) ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();

  EXPECT_EQ(right, 24);
  EXPECT_TRUE(spools_.all_are_gone());
}

TEST_F(Uploading, KeepsTheBodyUntilALaterIsAnswered) {
  std::vector<std::thread> answering;
  RunningServer server(
      [&](const http::Request& request, std::string) -> http::Answer {
        return http::Later([&, spooled = request.spooled](http::Reply reply) {
          answering.emplace_back([spooled, reply = std::move(reply)] {
            reply(text_response(http::Status::Ok, text_of(*spooled)));
          });
        });
      },
      settings_);
  Client client = server.client();

  EXPECT_EQ(client.ask(sized("0123456789a"))->body, "0123456789a");
  EXPECT_EQ(client.ask(sized("0123456789b"))->body, "0123456789b");
  for (std::thread& thread : answering) thread.join();
  EXPECT_TRUE(spools_.all_are_gone());
}

// While the disk is slow the thread that reads sockets answers others, and the client is not read
// from: no more of the body has been taken than lies in one piece.
TEST_F(Uploading, WaitsForTheDiskAloneAndNotWithOthers) {
  std::mutex gate;
  std::unique_lock closed(gate);
  spools_.before_write = [&](std::size_t) -> Result<void> {
    const std::scoped_lock open(gate);
    return {};
  };
  RunningServer server(answer, settings_);
  Client slow = server.client();
  ASSERT_TRUE(slow.send(sized(std::string(400'000, 'x'))));
  Client other = server.client();

  EXPECT_EQ(other.ask(get("/"))->status, 200);

  closed.unlock();
  EXPECT_EQ(slow.receive()->body.size(), 400'008U);
}

TEST_F(Uploading, StopsInTheMiddleOfOne) {
  settings_.drain_time_max = milliseconds(20);
  RunningServer server(answer, settings_);
  Client client = server.client();
  ASSERT_TRUE(client.send(head("/upload", "Expect: 100-continue\r\nContent-Length: 11\r\n")));
  ASSERT_EQ(client.receive()->status, 100);

  server.server().stop();

  EXPECT_TRUE(server.has_ended());
  EXPECT_TRUE(spools_.all_are_gone());
}

TEST_F(Uploading, NeedsThreadsForFiles) {
  settings_.file_threads = nullptr;
  EXPECT_THROW(RunningServer(answer, settings_), std::runtime_error);
}

}  // namespace
}  // namespace crm::net
