#include "net/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "tests/net/client.h"

namespace crm::net {
namespace {

using std::chrono::milliseconds;

Result<std::unique_ptr<Server>> open(const Clock& clock, const Settings& settings) {
  return Server::open(clock, settings, answer_plainly,
                      [](http::Status status, std::string_view detail) {
                        return text_response(status, std::string(detail));
                      },
                      {});
}

TEST(Server, RefusesAnAddressThatIsAName) {
  const SystemClock clock;
  Settings settings = quick_settings();
  settings.address = "localhost";

  const auto opened = open(clock, settings);

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::BadRequest);
  EXPECT_NE(opened.error().detail.find("\"localhost\""), std::string::npos);
}

TEST(Server, RefusesAPortThatIsTakenEvenByOneOfItsOwnKind) {
  const SystemClock clock;
  Settings settings = quick_settings();
  settings.workers = 2;
  const auto first = open(clock, settings);
  ASSERT_TRUE(first);
  settings.port = (*first)->port();

  const auto second = open(clock, settings);

  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::Unavailable);
  EXPECT_NE(second.error().detail.find("127.0.0.1:" + std::to_string(settings.port)),
            std::string::npos);
  EXPECT_NE(second.error().detail.find("another program listens there"), std::string::npos);
}

TEST(Server, RefusesAnAddressThatThisMachineDoesNotHave) {
  const SystemClock clock;
  Settings settings = quick_settings();
  settings.address = "192.0.2.1";  // of the documentation's network [rfc 5737]

  const auto opened = open(clock, settings);

  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().detail.find("192.0.2.1"), std::string::npos);
}

TEST(Server, RefusesLimitsOfNothing) {
  const SystemClock clock;
  Settings settings = quick_settings();
  settings.pipelined_max = 0;

  const auto opened = open(clock, settings);

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().detail, "pipelined_max must be at least 1");
}

TEST(Server, StopsAtOnceWhenNobodyIsThere) {
  RunningServer server(answer_plainly);

  server.server().stop();

  EXPECT_TRUE(server.has_ended());
}

TEST(Server, EndsARunThatBeginsAfterTheStop) {
  const SystemClock clock;
  const auto opened = open(clock, quick_settings());
  ASSERT_TRUE(opened);

  (*opened)->stop();
  (*opened)->run();

  SUCCEED() << "run() has returned";
}

TEST(Server, ClosesIdleConnectionsWhenItStops) {
  Settings settings = quick_settings();
  settings.drain_time_max = kPatience;
  settings.idle_time_max = kPatience;
  RunningServer server(answer_plainly, settings);
  Client fresh = server.client();
  Client used = server.client();
  ASSERT_TRUE(used.ask(get("/")));
  const auto begun = std::chrono::steady_clock::now();

  server.server().stop();

  EXPECT_EQ(fresh.wait_for_end(), End::Closed);
  EXPECT_EQ(used.wait_for_end(), End::Closed);
  EXPECT_TRUE(server.has_ended());
  EXPECT_LT(std::chrono::steady_clock::now() - begun, kPatience);
}

TEST(Server, AcceptsNobodyOnceItHasStopped) {
  RunningServer server(answer_plainly);

  server.server().stop();
  ASSERT_TRUE(server.has_ended());

  EXPECT_THROW(server.client(), std::runtime_error);
}

// A handler whose first request, answered on a thread of its own, waits until the test lets it go.
class Gate {
 public:
  Gate() = default;
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;
  ~Gate() {
    open();
    if (thread_.joinable()) thread_.join();
  }

  http::Handler handler() {
    return [this](const http::Request&, std::string) -> http::Answer {
      return http::Later([this](http::Reply reply) {
        thread_ = std::thread([this, reply = std::move(reply)] {
          const std::scoped_lock held(gate_);
          reply(text_response(http::Status::Ok, "finished"));
        });
        arrived_.set_value();
      });
    };
  }

  void wait_for_arrival() {
    ASSERT_EQ(arrived_.get_future().wait_for(kPatience), std::future_status::ready);
  }

  void open() {
    if (closed_.owns_lock()) closed_.unlock();
  }

 private:
  std::mutex gate_;
  std::unique_lock<std::mutex> closed_{gate_};
  std::promise<void> arrived_;
  std::thread thread_;
};

TEST(Server, FinishesTheRequestInHandWhenItStops) {
  Gate gate;
  Settings settings = quick_settings();
  settings.drain_time_max = settings.answer_time_max = kPatience;
  RunningServer server(gate.handler(), settings);
  Client client = server.client();
  ASSERT_TRUE(client.send(get("/")));
  gate.wait_for_arrival();

  server.server().stop();
  std::this_thread::sleep_for(milliseconds(50));
  gate.open();
  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "finished");
  EXPECT_EQ(answer->field("connection"), "close");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
  EXPECT_TRUE(server.has_ended());
}

TEST(Server, FinishesARequestThatIsStillBeingReadWhenItStops) {
  Settings settings = quick_settings();
  settings.drain_time_max = settings.head_time_max = kPatience;
  RunningServer server(answer_plainly, settings);
  Client client = server.client();
  ASSERT_TRUE(client.ask(get("/")));
  ASSERT_TRUE(client.send("GET /half HTTP/1.1\r\n"));
  std::this_thread::sleep_for(milliseconds(50));

  server.server().stop();
  std::this_thread::sleep_for(milliseconds(50));
  const auto answer = client.ask("Host: test\r\n\r\n");

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "/half");
  EXPECT_EQ(answer->field("connection"), "close");
  EXPECT_TRUE(server.has_ended());
}

TEST(Server, FinishesALargeAnswerThatIsBeingWrittenWhenItStops) {
  Settings settings = quick_settings();
  settings.drain_time_max = settings.write_stall_max = kPatience;
  RunningServer server(answer_plainly, settings);
  Client client(server.port(), 4096);
  ASSERT_TRUE(client.send(get("/big")));
  ASSERT_TRUE(client.has_something(kPatience));

  server.server().stop();
  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == big_body());
  EXPECT_TRUE(server.has_ended());
}

TEST(Server, AnswersNoPipelinedRequestBehindTheOneInHandWhenItStops) {
  Gate gate;
  Settings settings = quick_settings();
  settings.drain_time_max = settings.answer_time_max = kPatience;
  RunningServer server(gate.handler(), settings);
  Client client = server.client();
  ASSERT_TRUE(client.send(get("/first") + get("/second")));
  gate.wait_for_arrival();

  server.server().stop();
  std::this_thread::sleep_for(milliseconds(50));
  gate.open();

  EXPECT_TRUE(client.receive());
  EXPECT_EQ(client.wait_for_end(), End::Closed);
  EXPECT_EQ(client.rest(), "");
}

TEST(Server, GivesUpRequestsInHandWhenTheDrainTimeIsOver) {
  Settings settings = quick_settings();
  settings.head_time_max = kPatience;
  settings.drain_time_max = milliseconds(200);
  RunningServer server(answer_plainly, settings);
  Client client = server.client();
  ASSERT_TRUE(client.ask(get("/")));
  ASSERT_TRUE(client.send("GET /half HTTP/1.1\r\n"));
  std::this_thread::sleep_for(milliseconds(50));
  const auto begun = std::chrono::steady_clock::now();

  server.server().stop();

  EXPECT_TRUE(server.has_ended());
  EXPECT_GE(std::chrono::steady_clock::now() - begun, milliseconds(200));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, kPatience);
}

TEST(Server, EndsAtOnceWhenItIsStoppedTwice) {
  Gate gate;  // opens when the server has gone: its Reply then finds nobody
  Settings settings = quick_settings();
  settings.drain_time_max = settings.answer_time_max = kPatience * 10;
  RunningServer server(gate.handler(), settings);
  Client client = server.client();
  ASSERT_TRUE(client.send(get("/")));
  gate.wait_for_arrival();

  server.server().stop();
  std::this_thread::sleep_for(milliseconds(50));
  server.server().stop();

  EXPECT_TRUE(server.has_ended());
}

TEST(Server, StopsUnderLoadWithoutCuttingAnAnswer) {
  for (int round = 0; round < 5; ++round) {
    Settings settings = quick_settings();
    settings.workers = 2;
    settings.drain_time_max = kPatience;
    RunningServer server(answer_plainly, settings);
    std::atomic<int> cut = 0;
    std::atomic<int> whole = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&, client = server.client()]() mutable {
        while (client.send(post(std::string(20'000, 'x')))) {
          const auto answer = client.receive();
          if (!answer) {
            cut += client.rest().empty() ? 0 : 1;
            return;
          }
          ++whole;
        }
      });
    }
    while (whole < 50) std::this_thread::sleep_for(milliseconds(1));

    server.server().stop();
    for (std::thread& thread : threads) thread.join();

    EXPECT_EQ(cut, 0);
    EXPECT_TRUE(server.has_ended());
  }
}

TEST(Server, ListensOnIpv6) {
  const SystemClock clock;
  Settings settings = quick_settings();
  settings.address = "::1";

  const auto opened = open(clock, settings);

  if (!opened) {
    EXPECT_NE(opened.error().detail.find("[::1]:0"), std::string::npos)
        << "a machine without IPv6 is told so";
  } else {
    EXPECT_NE((*opened)->port(), 0);
  }
}

}  // namespace
}  // namespace crm::net
