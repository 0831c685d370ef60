// Answers whose body many share, sent from the file that it lies in.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "base/memory_file.h"
#include "tests/net/client.h"

namespace crm::net {
namespace {

constexpr std::size_t kLong = 3'000'001;

std::string long_text(char begin) {
  std::string text(kLong, '?');
  for (std::size_t i = 0; i < text.size(); ++i)
    text[i] = static_cast<char>(begin + static_cast<int>(i * 7 % 13));
  return text;
}

// /kept has a long body that is kept, /last too and lets go of it; /short a short one that is kept.
class KeptAnswer : public testing::Test {
 protected:
  http::Answer answer(const http::Request& request) {
    http::Response response;
    response.content_type = "text/plain";
    if (request.path == "/kept") {
      response.kept = kept_;
    } else if (request.path == "/last") {
      response.kept = std::exchange(kept_, nullptr);
    } else if (request.path == "/short") {
      response.kept = short_;
    } else {
      response.body = "plain";
    }
    return response;
  }

  std::shared_ptr<MemoryFile> file_ = MemoryFile::open(kLong + 100'000).value();
  std::shared_ptr<const KeptText> kept_ = file_->add(long_text('a'));
  std::shared_ptr<const KeptText> short_ = file_->add("short");
  RunningServer server_{
      [this](const http::Request& request, std::string) { return answer(request); }};
};

TEST_F(KeptAnswer, ArrivesWholeAgainAndAgain) {
  Client client = server_.client();
  for (int turn = 0; turn < 3; ++turn) {
    const auto answer = client.ask(get("/kept"));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_TRUE(answer->body == long_text('a'));
  }
}

TEST_F(KeptAnswer, KeepsItsPlaceAmongPipelinedAnswers) {
  Client client(server_.port(), 4096);
  std::string asked;
  for (int turn = 0; turn < 3; ++turn) {
    for (const auto* path : {"/plain", "/kept", "/short", "/kept"}) asked += get(path);
  }
  ASSERT_TRUE(client.send(asked));
  for (int turn = 0; turn < 3; ++turn) {
    for (const auto& body :
         {std::string("plain"), long_text('a'), std::string("short"), long_text('a')}) {
      const auto answer = client.receive();
      ASSERT_TRUE(answer);
      EXPECT_TRUE(answer->body == body);
    }
  }
}

TEST_F(KeptAnswer, IsAnsweredToHeadWithItsLengthAlone) {
  Client client = server_.client();
  ASSERT_TRUE(client.send("HEAD /kept HTTP/1.1\r\nHost: test\r\n\r\n" + get("/plain")));
  const auto head = client.receive(true);
  ASSERT_TRUE(head);
  EXPECT_EQ(head->field("content-length"), std::to_string(kLong));
  const auto next = client.receive();
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "plain");
}

// A client takes the last of it when nobody else holds it, and the file is gone behind it.
TEST_F(KeptAnswer, IsThereForASlowClientWhenOthersHaveLetGo) {
  const std::weak_ptr<MemoryFile> file = file_;
  Client client(server_.port(), 4096);
  ASSERT_TRUE(client.send(get("/last")));
  ASSERT_TRUE(client.take(1));
  file_ = nullptr;
  short_ = nullptr;
  const auto answer = client.receive();
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == long_text('a'));
  ASSERT_TRUE(client.ask(get("/plain")));
  EXPECT_TRUE(file.expired());
}

TEST_F(KeptAnswer, IsLetGoOfWithAClientThatHasGone) {
  {
    Client client(server_.port(), 4096);
    ASSERT_TRUE(client.send(get("/kept")));
    ASSERT_TRUE(client.take(1));
    client.reset();
  }
  Client other = server_.client();
  const auto answer = other.ask(get("/kept"));
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == long_text('a'));
}

}  // namespace
}  // namespace crm::net
