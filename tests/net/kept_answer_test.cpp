// Answers whose body many share, sent from the file that it lies in.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "base/memory_file.h"
#include "net/output.h"
#include "tests/net/client.h"

namespace crm::net {
namespace {

// Sent from the file, the second a part at a time.
constexpr std::size_t kLong = 200'001;
constexpr std::size_t kHuge = 3'000'001;
static_assert(kLong >= Output::kFileBytesMin);

std::string text_of(std::size_t bytes) {
  std::string text(bytes, '?');
  for (std::size_t i = 0; i < bytes; ++i) text[i] = static_cast<char>('a' + i * 7 % 13);
  return text;
}

// /long, /huge and /short have bodies that are kept; /last is as /long, and lets go of it.
class KeptAnswer : public testing::Test {
 protected:
  http::Answer answer(const http::Request& request) {
    http::Response response;
    response.content_type = "text/plain";
    if (request.path == "/long") {
      response.kept = long_;
    } else if (request.path == "/last") {
      response.kept = std::exchange(long_, nullptr);
    } else if (request.path == "/huge") {
      response.kept = huge_;
    } else if (request.path == "/short") {
      response.kept = short_;
    } else {
      response.body = "plain";
    }
    return response;
  }

  std::shared_ptr<MemoryFile> file_ = MemoryFile::open(2 * kHuge).value();
  std::shared_ptr<const KeptText> huge_ = file_->add(text_of(kHuge));
  std::shared_ptr<const KeptText> short_ = file_->add("short");
  std::shared_ptr<const KeptText> long_ = file_->add(text_of(kLong));
  RunningServer server_{
      [this](const http::Request& request, std::string) { return answer(request); }};
};

TEST_F(KeptAnswer, ArrivesWholeAgainAndAgain) {
  Client client = server_.client();
  for (int turn = 0; turn < 3; ++turn) {
    for (const auto& [path, bytes] : {std::pair{"/long", kLong}, std::pair{"/huge", kHuge}}) {
      const auto answer = client.ask(get(path));
      ASSERT_TRUE(answer);
      EXPECT_EQ(answer->status, 200);
      EXPECT_TRUE(answer->body == text_of(bytes));
    }
  }
}

TEST_F(KeptAnswer, KeepsItsPlaceAmongPipelinedAnswers) {
  Client client(server_.port(), 4096);
  std::string asked;
  for (int turn = 0; turn < 10; ++turn) {
    for (const auto* path : {"/plain", "/long", "/short", "/huge", "/long"}) asked += get(path);
  }
  ASSERT_TRUE(client.send(asked));
  for (int turn = 0; turn < 10; ++turn) {
    for (const auto& body : {std::string("plain"), text_of(kLong), std::string("short"),
                             text_of(kHuge), text_of(kLong)}) {
      const auto answer = client.receive();
      ASSERT_TRUE(answer);
      EXPECT_TRUE(answer->body == body);
    }
  }
}

TEST_F(KeptAnswer, IsAnsweredToHeadWithItsLengthAlone) {
  Client client = server_.client();
  ASSERT_TRUE(client.send("HEAD /long HTTP/1.1\r\nHost: test\r\n\r\n" + get("/plain")));
  const auto head = client.receive(true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->field("content-length"), std::to_string(kLong));
  const auto next = client.receive();
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "plain");
}

TEST_F(KeptAnswer, ArrivesWholeAsTheLastOfAConnection) {
  for (const auto& [path, bytes] : {std::pair{"/long", kLong}, std::pair{"/huge", kHuge}}) {
    Client client(server_.port(), 4096);
    const auto answer = client.ask(get(path, "Connection: close\r\n"));
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->body == text_of(bytes));
    EXPECT_EQ(client.wait_for_end(), End::Closed);
  }
}

// A client takes the last of it when nobody else holds it, and the file is gone behind it.
TEST_F(KeptAnswer, IsThereForASlowClientWhenOthersHaveLetGo) {
  constexpr int kBefore = 40;  // more than the kernel holds for a client that takes nothing
  const std::weak_ptr<MemoryFile> file = file_;
  Client client(server_.port(), 4096);
  std::string asked;
  for (int i = 0; i < kBefore; ++i) asked += get("/long");
  ASSERT_TRUE(client.send(asked + get("/last")));
  file_ = nullptr;
  huge_ = nullptr;
  short_ = nullptr;
  for (int i = 0; i <= kBefore; ++i) {
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->body == text_of(kLong));
  }
  ASSERT_TRUE(client.ask(get("/plain")));
  EXPECT_TRUE(file.expired());
}

// It is in memory as well: a file that the system cannot send from is no reason to break off.
TEST_F(KeptAnswer, ArrivesWholeWhereItsFileCannotBeSent) {
  const int no_file = ::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  ASSERT_GE(no_file, 0);
  long_ = std::make_shared<const KeptText>(KeptText{long_->text, no_file, 0});
  const auto answer = server_.client().ask(get("/long"));
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == text_of(kLong));
  ::close(no_file);
}

TEST_F(KeptAnswer, IsLetGoOfWithAClientThatHasGone) {
  {
    Client client(server_.port(), 4096);
    std::string asked;
    for (int i = 0; i < 40; ++i) asked += get("/long");
    ASSERT_TRUE(client.send(asked));
    ASSERT_TRUE(client.take(1));
    EXPECT_GT(long_.use_count(), 1);
    client.reset();
  }
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (long_.use_count() > 1 && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  EXPECT_EQ(long_.use_count(), 1);
}

}  // namespace
}  // namespace crm::net
