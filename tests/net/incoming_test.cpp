#include "net/incoming.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <variant>

namespace crm::net {
namespace {

using Whole = http::RequestReader::Whole;

void arrive(Incoming& incoming, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto space = incoming.space();
    const std::size_t some = std::min(space.size(), bytes.size());
    std::memcpy(space.data(), bytes.data(), some);
    incoming.arrived(some);
    bytes.remove_prefix(some);
  }
}

std::string request_with(const std::string& body) {
  return "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

TEST(Incoming, HoldsLittleOnceALargeRequestIsAnswered) {
  Incoming incoming(http::Limits{}, "peer");
  arrive(incoming, request_with(std::string(500'000, 'x')));
  ASSERT_TRUE(std::holds_alternative<Whole>(incoming.look()));

  incoming.next();

  EXPECT_TRUE(incoming.empty());
  EXPECT_EQ(incoming.space().size(), Incoming::kIdleBytes);
}

TEST(Incoming, KeepsItsRequestWhileItsSuccessorGoesOn) {
  Incoming incoming(http::Limits{}, "peer");
  arrive(incoming, request_with("first") + request_with("second").substr(0, 30));
  ASSERT_TRUE(std::holds_alternative<Whole>(incoming.look()));
  const http::Request& first = incoming.request();

  const auto follower = incoming.successor();
  arrive(*follower, request_with("second").substr(30));
  ASSERT_TRUE(std::holds_alternative<Whole>(follower->look()));

  EXPECT_EQ(follower->request().body, "second");
  EXPECT_EQ(follower->request().peer, "peer");
  EXPECT_EQ(first.body, "first");
}

// However the bytes are cut into reads, and wherever they lie in the memory, the requests are the
// same.
RC_GTEST_PROP(Incoming, ReadsTheSameRequestsHoweverTheyAreCut, ()) {
  const auto sizes =
      *rc::gen::container<std::vector<std::size_t>>(5, rc::gen::inRange<std::size_t>(0, 9000));
  std::string wire;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    wire += request_with(std::string(sizes[i], static_cast<char>('a' + i)));
  }
  Incoming incoming(http::Limits{}, "peer");
  std::size_t found = 0;
  std::string_view rest = wire;
  while (!rest.empty()) {
    const std::size_t cut = std::min(rest.size(), *rc::gen::inRange<std::size_t>(1, 12'000));
    arrive(incoming, rest.substr(0, cut));
    rest.remove_prefix(cut);
    while (std::holds_alternative<Whole>(incoming.look())) {
      RC_ASSERT(incoming.request().body ==
                std::string(sizes[found], static_cast<char>('a' + found)));
      incoming.next();
      ++found;
    }
  }
  RC_ASSERT(found == sizes.size());
  RC_ASSERT(incoming.empty());
}

}  // namespace
}  // namespace crm::net
