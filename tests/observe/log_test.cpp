#include "observe/log.h"

#include <gtest/gtest.h>
#include <spdlog/details/registry.h>

#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/civil_time.h"

namespace crm::observe {
namespace {

class StillClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override {
    return parse_instant("2026-01-31T09:30:00Z").value();
  }
};

TEST(Log, WritesALineForEachEvent) {
  const StillClock clock;
  std::ostringstream out;
  const Log log(clock, {Level::Debug, Format::Text}, out);
  log.debug("a page was loaded", {{"contacts", 12}});
  log.info("listening", {{"address", "127.0.0.1:8080"}});
  log.warn("the disk is nearly full");
  log.error("the store does not answer", {{"detail", "disk I/O error"}});
  EXPECT_EQ(out.str(),
            "2026-01-31T09:30:00Z debug a page was loaded contacts=12\n"
            "2026-01-31T09:30:00Z info listening address=127.0.0.1:8080\n"
            "2026-01-31T09:30:00Z warn the disk is nearly full\n"
            "2026-01-31T09:30:00Z error the store does not answer detail=\"disk I/O error\"\n");
}

TEST(Log, LeavesOutWhatIsLessGraveThanItsLevel) {
  const StillClock clock;
  std::ostringstream out;
  const Log log(clock, {Level::Warn, Format::Text}, out);
  log.debug("no");
  log.info("no");
  log.warn("yes");
  log.error("yes");
  EXPECT_EQ(out.str(), "2026-01-31T09:30:00Z warn yes\n2026-01-31T09:30:00Z error yes\n");
  EXPECT_FALSE(log.writes(Level::Info));
  EXPECT_TRUE(log.writes(Level::Warn));
}

TEST(Log, WritesJsonLinesWhereThatIsSet) {
  const StillClock clock;
  std::ostringstream out;
  const Log log(clock, {Level::Info, Format::JsonLines}, out);
  log.info("{} %s", {{"n", 1}});
  EXPECT_EQ(out.str(),
            "{\"time\":\"2026-01-31T09:30:00Z\",\"level\":\"info\",\"event\":\"{} %s\",\"n\":1}\n");
}

TEST(Log, WritesToStandardErrorByDefault) {
  const StillClock clock;
  testing::internal::CaptureStderr();
  Log(clock, {}).info("listening");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "2026-01-31T09:30:00Z info listening\n");
}

TEST(Log, KeepsLinesOfManyThreadsApart) {
  const StillClock clock;
  std::ostringstream out;
  const Log log(clock, {}, out);
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&log] {
      for (int i = 0; i < 200; ++i) log.info("tick", {{"text", "some text"}});
    });
  }
  for (std::thread& thread : threads) thread.join();

  std::istringstream lines(out.str());
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    ASSERT_EQ(line, "2026-01-31T09:30:00Z info tick text=\"some text\"");
  }
  EXPECT_EQ(count, 800);
}

// Takes nothing while it is full.
class FillingBuffer final : public std::stringbuf {
 public:
  bool full = false;

 private:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    return full ? 0 : std::stringbuf::xsputn(text, size);
  }
};

TEST(Log, LosesALineThatCannotBeWrittenAndGoesOn) {
  const StillClock clock;
  FillingBuffer buffer;
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);
  const Log log(clock, {}, out);
  buffer.full = true;
  EXPECT_NO_THROW(log.info("lost"));
  EXPECT_TRUE(out.bad());
  buffer.full = false;
  out.clear();
  log.info("written");
  EXPECT_EQ(buffer.str(), "2026-01-31T09:30:00Z info written\n");
}

TEST(Log, StaysOutOfTheRegistryThatAllLogsOfAProcessShare) {
  const StillClock clock;
  const Log log(clock, {});
  EXPECT_EQ(spdlog::details::registry::instance().get("active-contacts"), nullptr);
}

}  // namespace
}  // namespace crm::observe
