// Answers that come from other threads.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/net/client.h"

namespace crm::net {
namespace {

using std::chrono::milliseconds;

// Keeps the Replies of /later for a test to call; answers anything else at once.
class Desk {
 public:
  http::Handler handler() {
    return [this](const http::Request& request, std::string buffer) -> http::Answer {
      if (request.path != "/later") return answer_plainly(request, std::move(buffer));
      return http::Later([this, request](http::Reply reply) {
        const std::scoped_lock lock(mutex_);
        replies_.push_back(std::move(reply));
        requests_.push_back(request);
        arrived_.notify_all();
      });
    };
  }

  // The oldest Reply, once it is there.
  http::Reply take() {
    std::unique_lock lock(mutex_);
    EXPECT_TRUE(arrived_.wait_for(lock, kPatience, [this] { return !replies_.empty(); }));
    http::Reply reply = std::move(replies_.front());
    replies_.erase(replies_.begin());
    return reply;
  }

  // The newest request that was to be answered later.
  http::Request last_request() {
    const std::scoped_lock lock(mutex_);
    return requests_.back();
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<http::Reply> replies_;
  std::vector<http::Request> requests_;
};

std::string post_later(const std::string& body) {
  return "POST /later HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

TEST(Later, IsAnsweredFromAnotherThread) {
  Desk desk;
  RunningServer server(desk.handler());
  Client client = server.client();

  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(client.send(post_later(std::to_string(i))));
    const http::Reply reply = desk.take();
    reply(text_response(http::Status::Ok, "later: " + std::string(desk.last_request().body)));
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->body, "later: " + std::to_string(i));
  }
}

TEST(Later, MayBeAnsweredBeforeItReturns) {
  RunningServer server([](const http::Request&, std::string) -> http::Answer {
    return http::Later(
        [](const http::Reply& reply) { reply(text_response(http::Status::Ok, "at once")); });
  });
  Client client = server.client();

  const auto answer = client.ask(get("/"));

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "at once");
}

TEST(Later, KeepsItsPlaceAmongPipelinedRequests) {
  Desk desk;
  RunningServer server(desk.handler());
  Client client = server.client();

  ASSERT_TRUE(client.send(get("/before") + post_later("x") + get("/after") + post_later("y") +
                          get("/last")));
  const auto before = client.receive();
  ASSERT_TRUE(before);
  EXPECT_EQ(before->body, "/before");
  EXPECT_FALSE(client.has_something(milliseconds(50)));
  desk.take()(text_response(http::Status::Ok, "x later"));
  desk.take()(text_response(http::Status::Ok, "y later"));

  for (const char* expected : {"x later", "/after", "y later", "/last"}) {
    const auto answer = client.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, expected);
  }
}

TEST(Later, DoesNotHoldUpOtherConnections) {
  Desk desk;
  RunningServer server(desk.handler());
  Client waiting = server.client();
  Client other = server.client();

  ASSERT_TRUE(waiting.send(post_later("")));
  const http::Reply reply = desk.take();
  const auto answer = other.ask(get("/other"));
  reply(text_response(http::Status::Ok, "done"));

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "/other");
  EXPECT_TRUE(waiting.receive());
}

TEST(Later, IsAnswered500WhenItsReplyIsDropped) {
  Desk desk;
  RunningServer server(desk.handler());
  Client client = server.client();

  ASSERT_TRUE(client.send(post_later("")));
  {
    const http::Reply dropped = desk.take();
  }
  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_EQ(client.wait_for_end(), End::Closed);
  EXPECT_EQ(server.troubles().size(), 1U);
}

TEST(Later, IsAnswered500WhenItThrows) {
  RunningServer server([](const http::Request&, std::string) -> http::Answer {
    return http::Later([](const http::Reply&) { throw std::runtime_error("cannot begin"); });
  });
  Client client = server.client();

  const auto answer = client.ask(get("/"));

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_EQ(server.troubles(), std::vector<std::string>{"cannot begin"});
}

TEST(Later, IsAnswered503WhenItTakesTooLongAndItsReplyIsIgnored) {
  Desk desk;
  RunningServer server(desk.handler());
  Client client = server.client();
  const auto begun = std::chrono::steady_clock::now();

  ASSERT_TRUE(client.send(post_later("")));
  const http::Reply late = desk.take();
  const auto answer = client.receive();
  late(text_response(http::Status::Ok, "too late"));

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->field("retry-after"), "1");
  EXPECT_EQ(answer->field("connection"), "close");
  EXPECT_GE(std::chrono::steady_clock::now() - begun, milliseconds(300));
  EXPECT_EQ(client.wait_for_end(), End::Closed);
  EXPECT_EQ(client.rest(), "");
}

TEST(Later, IsAnsweredWithTheFirstOfSeveralCalls) {
  Desk desk;
  RunningServer server(desk.handler());
  Client client = server.client();

  ASSERT_TRUE(client.send(post_later("") + get("/next")));
  const http::Reply reply = desk.take();
  const http::Reply copy = reply;
  reply(text_response(http::Status::Ok, "first"));
  copy(text_response(http::Status::Ok, "second"));
  const auto first = client.receive();
  const auto next = client.receive();

  ASSERT_TRUE(first && next);
  EXPECT_EQ(first->body, "first");
  EXPECT_EQ(next->body, "/next");
}

TEST(Later, KeepsItsRequestAsLongAsAReplyLives) {
  Desk desk;
  RunningServer server(desk.handler());
  const std::string body(5000, 'k');
  std::optional<http::Reply> reply;
  {
    Client client = server.client();
    ASSERT_TRUE(client.send(post_later(body)));
    reply = desk.take();
    const auto timed_out = client.receive();
    ASSERT_TRUE(timed_out);
    EXPECT_EQ(timed_out->status, 503);
    client.send(std::string(20'000, 'z'));  // into whatever the connection still reads with
    client.half_close();
    EXPECT_EQ(client.wait_for_end(), End::Closed);
  }

  EXPECT_TRUE(desk.last_request().body == body);
  EXPECT_EQ(desk.last_request().method, "POST");
  EXPECT_EQ(desk.last_request().peer, "127.0.0.1");
}

TEST(Later, MayBeAnsweredAfterItsClientHasGone) {
  Desk desk;
  RunningServer server(desk.handler());
  {
    Client client = server.client();
    ASSERT_TRUE(client.send(post_later("")));
    const http::Reply reply = desk.take();
    client.reset();
    std::this_thread::sleep_for(milliseconds(20));
    reply(text_response(http::Status::Ok, std::string(100'000, 'x')));
  }
  Client client = server.client();

  EXPECT_TRUE(client.ask(get("/still-here")));
}

TEST(Later, AnswersAHalfClosedClient) {
  Desk desk;
  RunningServer server(desk.handler());
  Client client = server.client();

  ASSERT_TRUE(client.send(post_later("")));
  client.half_close();
  const http::Reply reply = desk.take();
  std::this_thread::sleep_for(milliseconds(20));
  reply(text_response(http::Status::Ok, "for you"));
  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "for you");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

TEST(Later, MayBeAnsweredAfterTheServerHasGone) {
  Desk desk;
  std::optional<http::Reply> reply;
  {
    RunningServer server(desk.handler());
    Client client = server.client();
    ASSERT_TRUE(client.send(post_later("kept")));
    reply = desk.take();
  }

  EXPECT_EQ(desk.last_request().body, "kept");
  (*reply)(text_response(http::Status::Ok, "nobody listens"));
  reply.reset();
}

TEST(Later, AnswersHeadWithoutABody) {
  RunningServer server([](const http::Request&, std::string) -> http::Answer {
    return http::Later(
        [](const http::Reply& reply) { reply(text_response(http::Status::Ok, "eleven byte")); });
  });
  Client client = server.client();

  ASSERT_TRUE(client.send("HEAD / HTTP/1.1\r\nHost: test\r\n\r\n" + get("/")));
  const auto head = client.receive(true);
  const auto next = client.receive();

  ASSERT_TRUE(head && next);
  EXPECT_EQ(head->field("content-length"), "11");
  EXPECT_EQ(next->body, "eleven byte");
}

TEST(Later, IsOneOfManyThatAreAnsweredByManyThreads) {
  Settings settings = quick_settings();
  settings.workers = 2;
  settings.answer_time_max = kPatience;
  std::mutex mutex;
  std::vector<std::thread> answering;
  std::atomic<int> right = 0;
  {
    RunningServer server(
        [&](const http::Request& request, std::string) -> http::Answer {
          return http::Later([&, request](http::Reply reply) {
            const std::scoped_lock lock(mutex);
            answering.emplace_back([request, reply = std::move(reply)] {
              reply(text_response(http::Status::Ok, std::string(request.body)));
            });
          });
        },
        settings);
    std::vector<std::thread> asking;
    for (int thread = 0; thread < 4; ++thread) {
      asking.emplace_back([&, thread] {
        Client client = server.client();
        for (int i = 0; i < 50; ++i) {
          const std::string body = std::to_string(thread) + "-" + std::to_string(i);
          const auto answer = client.ask(post(body));
          right += answer && answer->body == body;
        }
      });
    }
    for (std::thread& thread : asking) thread.join();
  }
  for (std::thread& thread : answering) thread.join();

  EXPECT_EQ(right, 4 * 50);
}

}  // namespace
}  // namespace crm::net
