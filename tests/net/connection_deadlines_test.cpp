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
  Settings settings = patient_settings();
  settings.head_time_max = milliseconds(200);
  RunningServer server(answer_plainly, settings);
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
  Settings settings = patient_settings();
  settings.head_time_max = milliseconds(200);
  RunningServer server(answer_plainly, settings);
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
  Settings settings = patient_settings();
  settings.head_time_max = milliseconds(1500);
  RunningServer server(answer_plainly, settings);
  Client client = server.client();

  for (int i = 0; i < 4; ++i) {
    std::this_thread::sleep_for(milliseconds(500));  // not the first byte yet
    ASSERT_TRUE(client.send("GET /again HTTP/1.1\r\n"));
    const auto answer = client.ask("Host: test\r\n\r\n");
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->status, 200);
  }
}

TEST(Deadlines, EndAPipelinedHeadThatStopsBehindAnAnsweredRequest) {
  Settings settings = patient_settings();
  settings.head_time_max = milliseconds(200);
  RunningServer server(answer_plainly, settings);
  Client client = server.client();

  const auto whole = client.ask(get("/whole") + "GET /half HT");
  const auto half = client.receive();

  ASSERT_TRUE(whole && half);
  EXPECT_EQ(whole->status, 200);
  EXPECT_EQ(half->status, 408);
}

TEST(Deadlines, EndABodyThatStops) {
  Settings settings = patient_settings();
  settings.body_time_max = milliseconds(200);
  RunningServer server(answer_plainly, settings);
  Client client = server.client();

  const auto answer =
      client.ask("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhel");

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 408);
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

TEST(Deadlines, EndABodyThatIsSlowerThanAllowedAfterTheGrace) {
  Settings settings = patient_settings();
  settings.body_rate_grace = milliseconds(200);
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
  Settings settings = patient_settings();
  settings.body_bytes_per_s_min = 1;
  settings.body_time_max = milliseconds(400);
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
  Settings settings = patient_settings();
  settings.idle_time_max = milliseconds(1000);
  RunningServer server(answer_plainly, settings);
  Client fresh = server.client();
  Client used = server.client();
  const auto begun = steady_clock::now();

  ASSERT_TRUE(used.ask(get("/")));

  EXPECT_EQ(fresh.wait_for_end(), End::Closed);
  EXPECT_EQ(used.wait_for_end(), End::Closed);
  EXPECT_GE(steady_clock::now() - begun, milliseconds(1000));
  EXPECT_EQ(fresh.rest() + used.rest(), "");
  EXPECT_TRUE(server.refusals().empty());
}

TEST(Deadlines, EndAClientThatDoesNotRead) {
  Settings settings = patient_settings();
  settings.write_stall_max = milliseconds(300);
  RunningServer server(answer_plainly, settings);
  Client client(server.port(), 4096);
  const auto begun = steady_clock::now();

  ASSERT_TRUE(client.send(get("/big")));
  while (client.send("x") && steady_clock::now() - begun < kPatience) {
    std::this_thread::sleep_for(milliseconds(10));
  }

  EXPECT_GE(steady_clock::now() - begun, milliseconds(300));
  EXPECT_LT(steady_clock::now() - begun, kPatience);
}

TEST(Deadlines, EndAClientThatNeverStallsAndNeverEnds) {
  Settings settings = patient_settings();
  settings.connection_age_max = milliseconds(400);
  settings.linger_time_max = milliseconds(100);  // looked at often
  RunningServer server(answer_plainly, settings);
  Client client(server.port(), 4096);
  const auto begun = steady_clock::now();

  ASSERT_TRUE(client.send(get("/big")));
  bool more = true;
  while (more && steady_clock::now() - begun < kPatience) {
    std::this_thread::sleep_for(milliseconds(50));
    more = client.take(10'000);
  }

  EXPECT_FALSE(more);
  EXPECT_EQ(client.end(), End::Reset);  // the kernel holds nothing more for it
  EXPECT_GE(steady_clock::now() - begun, milliseconds(400));
  EXPECT_LT(client.rest().size(), big_body().size());
}

TEST(Deadlines, WaitForAClientThatReadsSlowly) {
  Settings settings = patient_settings();
  settings.write_stall_max = milliseconds(2000);
  RunningServer server(answer_plainly, settings);
  Client client(server.port(), 4096);
  ASSERT_TRUE(client.send(get("/big")));
  // Longer in all than a stall may last. The steps are large, because the kernel lets the server go
  // on only when a third of what it holds has been taken.
  for (int i = 0; i < 9; ++i) {
    std::this_thread::sleep_for(milliseconds(300));
    ASSERT_TRUE(client.take(1'000'000));
  }

  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == big_body());
}

TEST(Deadlines, EndAnOldConnectionWithItsNextAnswer) {
  Settings settings = patient_settings();
  settings.connection_age_max = milliseconds(2000);
  RunningServer server(answer_plainly, settings);
  Client client = server.client();

  const auto young = client.ask(get("/"));
  std::this_thread::sleep_for(milliseconds(2020));
  const auto old = client.ask(get("/"));

  ASSERT_TRUE(young && old);
  EXPECT_EQ(young->field("connection"), "");
  EXPECT_EQ(old->status, 200);
  EXPECT_EQ(old->field("connection"), "close");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

}  // namespace
}  // namespace crm::net
