#include "net/reply.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crm::net {
namespace {

http::Response response_with(std::string body) {
  http::Response response;
  response.body = std::move(body);
  return response;
}

class ReplyTest : public ::testing::Test {
 protected:
  http::Reply reply() {
    return make_reply(mailbox_, request_, [this](std::optional<http::Response> response) {
      delivered_.push_back(response ? response->body : "none");
    });
  }

  asio::io_context worker_;
  std::shared_ptr<Mailbox> mailbox_ = std::make_shared<Mailbox>(worker_);
  std::shared_ptr<int> request_ = std::make_shared<int>(0);
  std::vector<std::string> delivered_;
};

TEST_F(ReplyTest, IsDeliveredOnTheWorkersThreadOnly) {
  reply()(response_with("answer"));
  EXPECT_TRUE(delivered_.empty());

  worker_.run();

  EXPECT_EQ(delivered_, std::vector<std::string>{"answer"});
}

TEST_F(ReplyTest, DeliversTheFirstCallAlone) {
  const http::Reply first = reply();
  const http::Reply copy = first;  // NOLINT: a copy is the point

  first(response_with("first"));
  copy(response_with("second"));
  worker_.run();

  EXPECT_EQ(delivered_, std::vector<std::string>{"first"});
}

TEST_F(ReplyTest, DeliversNothingWhenTheLastCopyGoesWithoutACall) {
  {
    std::optional<http::Reply> first = reply();
    const http::Reply copy = *first;
    first.reset();
    worker_.poll();
    worker_.restart();
    EXPECT_TRUE(delivered_.empty());
  }
  worker_.run();

  EXPECT_EQ(delivered_, std::vector<std::string>{"none"});
}

TEST_F(ReplyTest, KeepsTheRequestUntilTheLastCopyGoes) {
  std::optional<http::Reply> kept = reply();
  EXPECT_EQ(request_.use_count(), 2);

  (*kept)(response_with("answer"));
  worker_.run();
  EXPECT_EQ(request_.use_count(), 2);

  kept.reset();
  EXPECT_EQ(request_.use_count(), 1);
}

TEST_F(ReplyTest, DoesNothingOnceTheWorkerHasGone) {
  const http::Reply late = reply();

  mailbox_->close();
  late(response_with("late"));
  worker_.run();

  EXPECT_TRUE(delivered_.empty());
}

}  // namespace
}  // namespace crm::net
