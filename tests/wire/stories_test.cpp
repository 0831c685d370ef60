// Every story of this folder, at once and in random slices.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/wire/story.h"
#include "tests/wire/world.h"

namespace crm {
namespace {

std::vector<Story> all_stories() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(STORIES)) {
    if (entry.path().extension() == ".http") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Story> stories;
  for (const auto& file : files) {
    const auto found = read_stories(file);
    stories.insert(stories.end(), found.begin(), found.end());
  }
  return stories;
}

void expect_told(const Story& story, const std::string& bytes) {
  SCOPED_TRACE(story.file + ", line " + std::to_string(story.line) + ": " + story.tells);
  const Seen seen = first_response(bytes);
  EXPECT_EQ(seen.status, story.status) << bytes;
  for (const auto& [name, value] : story.fields) EXPECT_EQ(seen.field(name), value) << name;
  if (story.body) {
    EXPECT_EQ(seen.body, *story.body);
  }
}

TEST(Wire, TellsEveryStoryAsWritten) {
  const auto stories = all_stories();
  ASSERT_GE(stories.size(), 50U);
  World world;
  for (const Story& story : stories) expect_told(story, world.talk(story.request));
}

TEST(Wire, TellsTheSameHoweverTheBytesArrive) {
  std::mt19937 random(20'260'131);  // NOLINT(*-msc51-cpp): the same slices every time
  World world;
  for (const Story& story : all_stories()) {
    for (int i = 0; i < 5; ++i) {
      expect_told(story, world.talk(story.request, [&](std::size_t left) {
        return std::uniform_int_distribution<std::size_t>(1,
                                                          std::min<std::size_t>(left, 40))(random);
      }));
    }
  }
}

TEST(Wire, TellsDatesInTheBaseZoneWithItsOffset) {
  World world("Europe/Oslo");
  const std::string body = R"({"ActivityStartTime":"2026-01-25T10:00:00"})";
  const std::string bytes = world.talk(
      "POST /api/v1/Agents/Contact/GetMyActiveContacts HTTP/1.1\r\nHost: crm.example.test\r\n"
      "Authorization: Basic a2FyaTprYXJpLXNlY3JldA==\r\nContent-Type: application/json\r\n"
      "Content-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body);
  const Seen seen = first_response(bytes);
  EXPECT_EQ(seen.status, 200);
  EXPECT_NE(seen.body.find(R"("ContactId":45,)"), std::string::npos) << seen.body;
  EXPECT_NE(seen.body.find(R"("ActionTime":"2026-01-25T10:00:00+01:00")"), std::string::npos);
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
