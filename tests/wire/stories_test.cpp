// Every story of this folder: at once, in random slices, and over sockets.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "server/error_response.h"
#include "tests/net/client.h"
#include "tests/wire/story.h"
#include "tests/wire/told.h"
#include "tests/wire/world.h"

namespace crm {
namespace {

const std::vector<Story>& stories() {
  static const std::vector<Story> kStories = all_stories(STORIES);
  return kStories;
}

// One for all the stories of the same settings.
World& world_of(const Story& story) {
  static std::map<WorldSettings, std::unique_ptr<World>> worlds;
  auto& world = worlds[story.world];
  if (!world) world = std::make_unique<World>(story.world);
  return *world;
}

// "" when the story is told as written; else where it stands and what differs.
std::string complaint(const Story& story, const Seen& seen) {
  std::string out;
  for (const std::string& each : differences(story.answer, seen)) out += "\n  " + each;
  if (out.empty()) return out;
  return story.file + ":" + std::to_string(story.line) + ": " + story.tells + out +
         "\n  seen: " + (seen.head + "\n" + seen.body).substr(0, 700);
}

bool expect_told(const Story& story, const Seen& seen) {
  const std::string found = complaint(story, seen);
  if (!found.empty()) ADD_FAILURE() << found;
  return found.empty();
}

bool has_no_body(const Story& story) { return story.request.starts_with("HEAD "); }

// How much of `left` bytes comes next: little, but of a long message more.
std::size_t next_slice(std::mt19937& random, std::size_t whole, std::size_t left) {
  const std::size_t most = std::max<std::size_t>(40, whole / 16);
  return std::uniform_int_distribution<std::size_t>(1, std::min(left, most))(random);
}

TEST(Wire, HasHundredsOfStories) { EXPECT_GE(stories().size(), 400U); }

TEST(Wire, TellsEveryStoryAsWritten) {
  for (const Story& story : stories()) {
    expect_told(story, first_response(world_of(story).talk(story.request)));
  }
}

TEST(Wire, TellsTheSameHoweverTheBytesArrive) {
  std::mt19937 random(20'260'131);  // NOLINT(*-msc51-cpp): the same slices every time
  for (const Story& story : stories()) {
    const auto slice = [&](std::size_t left) {
      return next_slice(random, story.request.size(), left);
    };
    bool as_told = true;
    for (int i = 0; as_told && i < 3; ++i) {
      as_told = expect_told(story, first_response(world_of(story).talk(story.request, slice)));
    }
  }
}

// What a client sees over a connection, which it keeps for the next story while the server does.
class Visitor {
 public:
  Visitor(std::uint16_t port, std::uint32_t seed) : port_(port), random_(seed) {}

  Seen ask(const Story& story) {
    if (!client_) client_.emplace(port_);
    std::string_view rest = story.request;
    while (!rest.empty()) {
      const std::size_t now = next_slice(random_, story.request.size(), rest.size());
      if (!client_->send(rest.substr(0, now))) break;  // refused before the end of it
      rest.remove_prefix(now);
    }
    auto received = client_->receive(has_no_body(story));
    while (received && received->status == 100) received = client_->receive(has_no_body(story));
    Seen seen;
    if (received) {
      seen.status = received->status;
      seen.body = received->body;
      for (const auto& [name, value] : received->fields) {
        seen.head += "\r\n" + name + ": " + value;
      }
    }
    if (!received || received->field("connection") == "close") client_.reset();
    return seen;
  }

 private:
  std::uint16_t port_;
  std::mt19937 random_;
  std::optional<net::Client> client_;
};

// The stories of one world, dealt to visitors who come at the same time.
void tell_over_sockets(const World& world, const std::vector<const Story*>& told) {
  constexpr std::size_t kVisitors = 4;
  net::Settings settings = net::patient_settings();
  settings.workers = 2;
  net::RunningServer server(world.handler(), settings, server::refusal_response);
  std::array<std::vector<std::string>, kVisitors> complaints;
  std::vector<std::thread> visitors;
  for (std::size_t i = 0; i < kVisitors; ++i) {
    visitors.emplace_back([&, i] {
      Visitor visitor(server.port(), static_cast<std::uint32_t>(i));
      for (std::size_t at = i; at < told.size(); at += kVisitors) {
        const std::string found = complaint(*told[at], visitor.ask(*told[at]));
        if (!found.empty()) complaints[i].push_back(found);
      }
    });
  }
  for (std::thread& visitor : visitors) visitor.join();
  for (const auto& each : complaints) {
    for (const std::string& found : each) ADD_FAILURE() << found;
  }
  EXPECT_TRUE(server.troubles().empty()) << server.troubles().front();
}

TEST(Wire, TellsTheSameOverSockets) {
  std::map<WorldSettings, std::vector<const Story*>> told;
  for (const Story& story : stories()) told[story.world].push_back(&story);
  for (const auto& [settings, of_one_world] : told) {
    tell_over_sockets(world_of(*of_one_world.front()), of_one_world);
  }
}

TEST(Wire, AnswersPipelinedRequestsInTheirOrder) {
  World world;
  const std::string get =
      "GET /api/v1/Agents/Contact/GetMyActiveContacts HTTP/1.1\r\nHost: h\r\n\r\n";
  const std::string bytes = world.talk(get + "GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n" + get);
  const auto first = bytes.find("HTTP/1.1 200");
  const auto second = bytes.find("HTTP/1.1 404");
  const auto third = bytes.rfind("HTTP/1.1 200");
  EXPECT_EQ(first, 0U);
  EXPECT_LT(first, second);
  EXPECT_LT(second, third);
}

}  // namespace
}  // namespace crm
