// What a client that waits too long meets, for each thing that it can be waited for.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "tests/net/client.h"

namespace crm::net {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Sends `byte` every 20 ms until the server closes or answers.
void drip(Client& client, char byte) {
  const auto until = steady_clock::now() + kPatience;
  while (steady_clock::now() < until && !client.has_something(milliseconds(20))) {
    if (!client.send({&byte, 1})) return;
  }
}

TEST(Deadlines, EndAHeadThatStops) {
  RunningServer server(answer_plainly);
  Client client = server.client();
  const auto begun = steady_clock::now();

  const auto answer = client.ask("GET / HTTP/1.1\r\nHost: te");

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_EQ(answer->field("connection"), "close");
  EXPECT_GE(steady_clock::now() - begun, milliseconds(200));
  EXPECT_EQ(client.wait_for_end(), End::Closed);
  EXPECT_EQ(server.refusals(), std::vector{http::Status::RequestTimeout});
}

TEST(Deadlines, EndAHeadThatDripsOn) {
  RunningServer server(answer_plainly);
  Client client = server.client();
  const auto begun = steady_clock::now();

  ASSERT_TRUE(client.send("GET / HTTP/1.1\r\nHost: test\r\nX: "));
  drip(client, 'x');
  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_GE(steady_clock::now() - begun, milliseconds(200));
}

TEST(Deadlines, CountFromTheFirstByteOfEachRequest) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  for (int i = 0; i < 4; ++i) {
    std::this_thread::sleep_for(milliseconds(150));  // not the first byte yet
    ASSERT_TRUE(client.send("GET /again HTTP/1.1\r\n"));
    const auto answer = client.ask("Host: test\r\n\r\n");
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status, 200);
  }
}

TEST(Deadlines, EndAPipelinedHeadThatStopsBehindAnAnsweredRequest) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  const auto whole = client.ask(get("/whole") + "GET /half HT");
  const auto half = client.receive();

  ASSERT_TRUE(whole && half);
  EXPECT_EQ(whole->status, 200);
  EXPECT_EQ(half->status, 408);
}

TEST(Deadlines, EndABodyThatStops) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  const auto answer =
      client.ask("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhel");

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

TEST(Deadlines, EndABodyThatIsSlowerThanAllowedAfterTheGrace) {
  Settings settings = quick_settings();
  settings.body_time_max = kPatience;  // so that it is not this one
  RunningServer server(answer_plainly, settings);
  Client client = server.client();
  const auto begun = steady_clock::now();

  ASSERT_TRUE(client.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 9999\r\n\r\n"));
  drip(client, 'x');  // 50 bytes a second, 240 are asked for
  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_GE(steady_clock::now() - begun, milliseconds(200));
  EXPECT_LT(steady_clock::now() - begun, kPatience);
}

TEST(Deadlines, EndABodyThatIsQuickEnoughButTooLong) {
  Settings settings = quick_settings();
  settings.body_bytes_per_s_min = 1;
  RunningServer server(answer_plainly, settings);
  Client client = server.client();
  const auto begun = steady_clock::now();

  ASSERT_TRUE(client.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 9999\r\n\r\n"));
  drip(client, 'x');
  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_GE(steady_clock::now() - begun, milliseconds(400));
}

TEST(Deadlines, CloseAnIdleConnectionWithoutAWord) {
  Settings settings = quick_settings();
  settings.idle_time_max = milliseconds(200);
  RunningServer server(answer_plainly, settings);
  Client fresh = server.client();
  Client used = server.client();
  const auto begun = steady_clock::now();

  ASSERT_TRUE(used.ask(get("/")));

  EXPECT_EQ(fresh.wait_for_end(), End::Closed);
  EXPECT_EQ(used.wait_for_end(), End::Closed);
  EXPECT_GE(steady_clock::now() - begun, milliseconds(200));
  EXPECT_EQ(fresh.rest() + used.rest(), "");
  EXPECT_TRUE(server.refusals().empty());
}

TEST(Deadlines, EndAClientThatDoesNotRead) {
  RunningServer server(answer_plainly);
  Client client(server.port(), 4096);
  const auto begun = steady_clock::now();

  ASSERT_TRUE(client.send(get("/big")));
  while (client.send("x") && steady_clock::now() - begun < kPatience) {
    std::this_thread::sleep_for(milliseconds(10));
  }

  EXPECT_GE(steady_clock::now() - begun, milliseconds(300));
  // What it has not taken is thrown away, and does not wait for it in the kernel.
  EXPECT_NE(client.wait_for_end(), End::TimedOut);
  EXPECT_LT(client.rest().size(), 1'000'000U);
}

// The kernel lets the server write again only when a good part of its own buffer, which may be
// megabytes, is free: a slow client takes longer for that than it may stall.
TEST(Deadlines, WaitForAClientThatReadsSlowly) {
  RunningServer server(answer_plainly);
  Client client(server.port(), 128 * 1024);
  ASSERT_TRUE(client.send(get("/big")));
  const auto begun = steady_clock::now();
  while (steady_clock::now() - begun < milliseconds(2000)) {
    std::this_thread::sleep_for(milliseconds(50));
    client.read_some();
  }
  ASSERT_LT(client.rest().size(), 5'000'000U) << "not slow at all";

  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == big_body());
}

TEST(Deadlines, EndAnOldConnectionWithItsNextAnswer) {
  Settings settings = quick_settings();
  settings.connection_age_max = milliseconds(200);
  RunningServer server(answer_plainly, settings);
  Client client = server.client();

  const auto young = client.ask(get("/"));
  std::this_thread::sleep_for(milliseconds(220));
  const auto old = client.ask(get("/"));

  ASSERT_TRUE(young && old);
  EXPECT_EQ(young->field("connection"), "");
  EXPECT_EQ(old->status, 200);
  EXPECT_EQ(old->field("connection"), "close");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

}  // namespace
}  // namespace crm::net
