#include "net/awaited.h"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>

#include <boost/asio/co_spawn.hpp>

namespace crm::net {
namespace {

constexpr std::chrono::hours kLong(1);

http::Response response_with(std::string body) {
  http::Response response;
  response.body = std::move(body);
  return response;
}

class AwaitedTest : public ::testing::Test {
 protected:
  // Whether a wait returns without anything more happening.
  bool wait_returns(Awaited& awaited) {
    bool returned = false;
    asio::co_spawn(worker_, awaited.wait(),
                   [&returned](const std::exception_ptr&) { returned = true; });
    worker_.run_for(std::chrono::milliseconds(20));
    worker_.restart();
    return returned;
  }

  asio::io_context worker_;
};

TEST_F(AwaitedTest, WaitsForAnAnswer) {
  Awaited awaited(worker_.get_executor(), SteadyClock::now() + kLong);
  bool returned = false;
  asio::co_spawn(worker_, awaited.wait(), [&](const std::exception_ptr&) { returned = true; });
  worker_.poll();
  EXPECT_FALSE(returned);

  awaited.deliver(response_with("answer"));
  worker_.run();

  EXPECT_TRUE(returned);
  EXPECT_EQ(awaited.state(), Awaited::State::Answered);
  EXPECT_EQ(awaited.take().body, "answer");
}

TEST_F(AwaitedTest, DoesNotWaitForWhatIsThereAlready) {
  Awaited awaited(worker_.get_executor(), SteadyClock::now() + kLong);

  awaited.deliver(std::nullopt);

  EXPECT_TRUE(wait_returns(awaited));
  EXPECT_EQ(awaited.state(), Awaited::State::Dropped);
}

TEST_F(AwaitedTest, DoesNotWaitOnceItHasBeenGivenUp) {
  Awaited awaited(worker_.get_executor(), SteadyClock::now() + kLong);

  awaited.give_up();

  EXPECT_TRUE(wait_returns(awaited));
  EXPECT_EQ(awaited.state(), Awaited::State::Pending);
}

TEST_F(AwaitedTest, DoesNotWaitLongerThanItsDeadline) {
  Awaited awaited(worker_.get_executor(), SteadyClock::now());

  EXPECT_TRUE(wait_returns(awaited));
  EXPECT_EQ(awaited.state(), Awaited::State::Pending);
}

// A Later that throws has been answered 500; its Reply then goes without a call.
TEST_F(AwaitedTest, KeepsTheFirstOfSeveralDeliveries) {
  Awaited awaited(worker_.get_executor(), SteadyClock::now() + kLong);

  awaited.deliver(response_with("first"));
  awaited.deliver(std::nullopt);

  EXPECT_EQ(awaited.state(), Awaited::State::Answered);
  EXPECT_EQ(awaited.take().body, "first");
}

}  // namespace
}  // namespace crm::net
