#include "net/connection.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <thread>
#include <vector>

#include "tests/net/client.h"

namespace crm::net {
namespace {

using std::chrono::milliseconds;

TEST(Connection, AnswersARequest) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  const auto answer = client.ask(post("hello"));

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "hello");
  EXPECT_EQ(answer->field("content-type"), "text/plain");
  EXPECT_EQ(answer->field("connection"), "");
}

TEST(Connection, DatesItsAnswers) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  const auto answer = client.ask(get("/"));

  ASSERT_TRUE(answer);
  const std::string date = answer->field("date");
  ASSERT_EQ(date.size(), std::string("Sun, 06 Nov 1994 08:49:37 GMT").size());
  EXPECT_TRUE(date.ends_with(" GMT"));
}

TEST(Connection, TellsTheHandlerWhoIsAsking) {
  RunningServer server([](const http::Request& request, std::string) -> http::Answer {
    return text_response(http::Status::Ok, std::string(request.peer));
  });
  Client client = server.client();

  const auto answer = client.ask(get("/"));

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "127.0.0.1");
}

TEST(Connection, AnswersOneRequestAfterTheOther) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  for (int i = 0; i < 200; ++i) {
    const auto answer = client.ask(get("/" + std::to_string(i)));
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->body, "/" + std::to_string(i));
  }
}

TEST(Connection, GivesTheBodyOfAnEarlierAnswerToTheHandlerAsItsBuffer) {
  std::atomic<std::size_t> capacity = 0;
  RunningServer server([&](const http::Request&, std::string buffer) -> http::Answer {
    EXPECT_TRUE(buffer.empty());
    capacity = buffer.capacity();
    return text_response(http::Status::Ok, std::string(10'000, 'x'));
  });
  Client client = server.client();

  ASSERT_TRUE(client.ask(get("/")));
  ASSERT_TRUE(client.ask(get("/")));

  EXPECT_GE(capacity, 10'000U);
}

TEST(Connection, ReadsARequestThatComesByteByByte) {
  RunningServer server(answer_plainly, [] {
    Settings patient = quick_settings();
    patient.head_time_max = patient.body_time_max = patient.body_rate_grace = kPatience;
    return patient;
  }());
  Client client = server.client();

  for (const char byte : post("slowly but surely")) {
    ASSERT_TRUE(client.send({&byte, 1}));
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "slowly but surely");
}

TEST(Connection, ReadsABodyOfTheLargestSize) {
  RunningServer server(answer_plainly, [] {
    Settings patient = quick_settings();
    patient.body_time_max = kPatience;
    return patient;
  }());
  Client client = server.client();
  const std::string body = big_body().substr(0, 1024 * 1024);

  for (int i = 0; i < 3; ++i) {
    std::thread sender([&] { client.send(post(body)); });
    const auto answer = client.receive();
    sender.join();
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->body == body);
  }
}

TEST(Connection, JoinsTheChunksOfABody) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  const auto answer = client.ask(
      "POST /echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "hello world");
}

TEST(Connection, AnswersPipelinedRequestsInTheirOrder) {
  RunningServer server(answer_plainly);
  Client client = server.client();
  std::string requests;
  for (int i = 0; i < 500; ++i) {  // many times what is answered before writing
    requests += i % 3 == 0 ? post(std::to_string(i)) : get(std::to_string(i).insert(0, "/"));
  }

  ASSERT_TRUE(client.send(requests));

  for (int i = 0; i < 500; ++i) {
    const auto answer = client.receive();
    ASSERT_TRUE(answer) << i;
    ASSERT_EQ(answer->body, (i % 3 == 0 ? "" : "/") + std::to_string(i));
  }
}

TEST(Connection, AnswersPipelinedRequestsWithLargeBodiesInTheirOrder) {
  RunningServer server(answer_plainly, [] {
    Settings patient = quick_settings();
    patient.body_time_max = patient.write_stall_max = kPatience;
    return patient;
  }());
  Client client = server.client();
  const auto body_of = [](int i) { return std::string(300'000, static_cast<char>('a' + i % 26)); };

  std::thread sender([&] {
    for (int i = 0; i < 40; ++i) client.send(post(body_of(i)));
  });
  for (int i = 0; i < 40; ++i) {
    const auto answer = client.receive();
    EXPECT_TRUE(answer && answer->body == body_of(i)) << i;
    if (!answer) break;
  }
  sender.join();
}

TEST(Connection, WritesAfterSoManyPipelinedAnswersAtMost) {
  std::atomic<int> handled = 0;
  Settings settings = quick_settings();
  settings.pipelined_max = 2;
  settings.write_stall_max = kPatience;
  RunningServer server(
      [&](const http::Request&, std::string) -> http::Answer {
        ++handled;
        return text_response(http::Status::Ok, std::string(4'000'000, 'x'));
      },
      settings);
  Client client(server.port(), 4096);
  std::string requests;
  for (int i = 0; i < 20; ++i) requests += get("/");

  ASSERT_TRUE(client.send(requests));
  std::this_thread::sleep_for(milliseconds(200));

  // The client takes nothing: what the kernel holds of eight megabytes is all that is made.
  EXPECT_LE(handled, 4);
  for (int i = 0; i < 20; ++i) {
    const auto answer = client.receive();
    ASSERT_TRUE(answer) << i;
    ASSERT_EQ(answer->body.size(), 4'000'000U);
  }
}

TEST(Connection, SendsALargeAnswerWhole) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  const auto answer = client.ask(get("/big"));

  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == big_body());
}

TEST(Connection, AnswersHeadWithTheLengthAndWithoutTheBody) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  ASSERT_TRUE(client.send("HEAD /twelve-bytes HTTP/1.1\r\nHost: test\r\n\r\n" + get("/next")));
  const auto head = client.receive(true);
  const auto next = client.receive();

  ASSERT_TRUE(head);
  EXPECT_EQ(head->field("content-length"), "13");
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "/next");
}

TEST(Connection, SendsNoBodyWithNoContent) {
  RunningServer server([](const http::Request& request, std::string) -> http::Answer {
    const bool none = request.path == "/none";
    return text_response(none ? http::Status::NoContent : http::Status::Ok, "body");
  });
  Client client = server.client();

  ASSERT_TRUE(client.send(get("/none") + get("/some")));
  const auto none = client.receive();
  const auto some = client.receive();

  ASSERT_TRUE(none && some);
  EXPECT_EQ(none->status, 204);
  EXPECT_EQ(some->body, "body");
}

TEST(Connection, TellsAClientThatWaitsForItToContinue) {
  RunningServer server(answer_plainly);
  Client client = server.client();
  const std::string request = post("hello", "Expect: 100-continue\r\n");

  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(client.send(request.substr(0, request.size() - 5)));
    const auto interim = client.receive(true);
    ASSERT_TRUE(interim);
    EXPECT_EQ(interim->status, 100);
    const auto answer = client.ask("hello");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "hello");
  }
}

TEST(Connection, DoesNotTellAClientToContinueWhoseRequestIsRefused) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  const auto answer = client.ask(
      "POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 99999999\r\n"
      "Expect: 100-continue\r\n\r\n");

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
}

TEST(Connection, ClosesWhenTheClientSaysSo) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  const auto answer = client.ask(get("/", "Connection: close\r\n") + get("/unheard"));

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->field("connection"), "close");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
  EXPECT_EQ(client.rest(), "");
}

TEST(Connection, ClosesWhenTheHandlerSaysSo) {
  RunningServer server([](const http::Request&, std::string) -> http::Answer {
    http::Response response = text_response(http::Status::Ok, "last");
    response.close = true;
    return response;
  });
  Client client = server.client();

  const auto answer = client.ask(get("/"));

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->field("connection"), "close");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

TEST(Connection, ClosesBehindAnAnswerToHttp10) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  const auto answer = client.ask("GET /old HTTP/1.0\r\n\r\n");

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "/old");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

TEST(Connection, StaysWithAnHttp10ClientThatAsksForIt) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  for (int i = 0; i < 3; ++i) {
    const auto answer = client.ask("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->field("connection"), "keep-alive");
  }
}

TEST(Connection, AnswersAHalfClosedClient) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  ASSERT_TRUE(client.send(post("first") + post("second")));
  client.half_close();
  const auto first = client.receive();
  const auto second = client.receive();

  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->body, "first");
  EXPECT_EQ(second->body, "second");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

TEST(Connection, RefusesARequestThatEndsBeforeItIsWhole) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  ASSERT_TRUE(client.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\n\r\nhalf"));
  client.half_close();
  const auto answer = client.receive();

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  EXPECT_EQ(client.wait_for_end(), End::Closed);
}

TEST(Connection, AnswersWhatStoodBeforeARefusedRequestThenRefusesAndCloses) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  ASSERT_TRUE(client.send(get("/good") + "GET / HTTP/1.1\r\nHost : bad\r\n\r\n" + get("/unheard")));
  const auto good = client.receive();
  const auto refused = client.receive();

  ASSERT_TRUE(good && refused);
  EXPECT_EQ(good->body, "/good");
  EXPECT_EQ(refused->status, 400);
  EXPECT_EQ(refused->field("connection"), "close");
  EXPECT_EQ(client.wait_for_end(), End::Closed);
  EXPECT_EQ(client.rest(), "");
  EXPECT_EQ(server.refusals(), std::vector{http::Status::BadRequest});
}

// Closing with unread bytes would reset the connection, and the reset would overtake the answer.
TEST(Connection, DoesNotLoseItsRefusalToAClientThatGoesOnSending) {
  RunningServer server(answer_plainly);
  for (int i = 0; i < 20; ++i) {
    Client client = server.client();
    const std::string body(200'000, 'x');

    ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 99999999\r\n\r\n"));
    for (int sent = 0; sent < 10; ++sent) ASSERT_TRUE(client.send(body));
    const auto answer = client.receive();

    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 413);
    client.half_close();
    EXPECT_EQ(client.wait_for_end(), End::Closed);
  }
}

TEST(Connection, LetsGoOfARefusedClientThatNeverStopsSending) {
  RunningServer server(answer_plainly);
  Client client = server.client();

  ASSERT_TRUE(client.send("nonsense\r\n\r\n"));
  const auto begun = std::chrono::steady_clock::now();
  while (client.send(std::string(1000, 'x')) &&
         std::chrono::steady_clock::now() - begun < kPatience) {
    std::this_thread::sleep_for(milliseconds(1));
  }

  EXPECT_LT(std::chrono::steady_clock::now() - begun, kPatience);
}

TEST(Connection, SurvivesClientsThatResetAtAnyPoint) {
  RunningServer server(answer_plainly);
  const std::string request = post("some body") + get("/big");
  for (std::size_t cut = 0; cut <= request.size(); cut += 3) {
    Client client = server.client();
    client.send(std::string_view(request).substr(0, cut));
    client.reset();
  }
  Client client = server.client();

  const auto answer = client.ask(get("/still-here"));

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, "/still-here");
}

TEST(Connection, AnswersAnExceptionOfTheHandlerWith500AndEnds) {
  RunningServer server(answer_plainly);
  Client unlucky = server.client();
  Client other = server.client();

  const auto good = unlucky.ask(get("/good"));
  const auto failed = unlucky.ask(get("/throw"));
  const auto unharmed = other.ask(get("/fine"));

  ASSERT_TRUE(good && failed && unharmed);
  EXPECT_EQ(failed->status, 500);
  EXPECT_EQ(failed->field("connection"), "close");
  EXPECT_EQ(failed->body.find("broken"), std::string::npos);
  EXPECT_EQ(unlucky.wait_for_end(), End::Closed);
  EXPECT_EQ(unharmed->body, "/fine");
  EXPECT_EQ(server.troubles(), std::vector<std::string>{"the handler is broken"});
}

TEST(Connection, SurvivesAThingThrownThatIsNoException) {
  RunningServer server([](const http::Request& request, std::string) -> http::Answer {
    if (request.path == "/throw") throw 7;  // NOLINT: that is the point
    return text_response(http::Status::Ok, "fine");
  });
  Client unlucky = server.client();
  Client other = server.client();

  const auto failed = unlucky.ask(get("/throw"));
  const auto unharmed = other.ask(get("/"));

  ASSERT_TRUE(failed && unharmed);
  EXPECT_EQ(failed->status, 500);
  EXPECT_EQ(unharmed->body, "fine");
}

TEST(Connection, SurvivesAWordingOfRefusalsThatThrows) {
  SystemClock clock;
  Settings settings = quick_settings();
  auto opened = Server::open(clock, settings, answer_plainly,
                             [](http::Status, std::string_view) -> http::Response {
                               throw std::runtime_error("no words");
                             },
                             {});
  ASSERT_TRUE(opened);
  std::thread running([&] { (*opened)->run(); });
  {
    Client refused((*opened)->port());
    Client other((*opened)->port());
    ASSERT_TRUE(refused.send("nonsense\r\n\r\n"));
    EXPECT_NE(refused.wait_for_end(), End::TimedOut);
    EXPECT_TRUE(other.ask(get("/fine")));
  }
  (*opened)->stop();
  running.join();
}

TEST(Connection, IsOneOfManyThatAreAnsweredAtOnce) {
  Settings settings = quick_settings();
  settings.workers = 2;
  settings.head_time_max = settings.body_time_max = settings.body_rate_grace = kPatience;
  RunningServer server(answer_plainly, settings);
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      std::vector<Client> clients;
      for (int i = 0; i < 40; ++i) clients.push_back(server.client());
      for (int round = 0; round < 10; ++round) {
        for (std::size_t i = 0; i < clients.size(); ++i) {
          clients[i].send(post(std::to_string(thread) + "-" + std::to_string(i)));
        }
        for (std::size_t i = 0; i < clients.size(); ++i) {
          const auto answer = clients[i].receive();
          right += answer && answer->body == std::to_string(thread) + "-" + std::to_string(i);
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();

  EXPECT_EQ(right, 4 * 40 * 10);
}

}  // namespace
}  // namespace crm::net
