#include "observe/audit_log.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <sstream>

#include "observe/audit_chain.h"
#include "observe/journal.h"
#include "tests/support/manual_clock.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/times.h"

namespace crm::observe {
namespace {

namespace fs = std::filesystem;

// No file may become longer than that while this lives.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;
  ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

class AuditLogTest : public testing::Test {
 protected:
  Result<void> open(std::size_t queue_max = 4096) {
    log_.reset();
    auto log = AuditLog::open({.file = file_, .queue_max = queue_max}, clock_,
                              {.trouble = [this](std::string_view) { ++troubles_; },
                               .mended = [this](std::uint64_t lost) { mended_ += lost; }});
    if (!log) return forward(log);
    log_ = *std::move(log);
    return {};
  }
  Result<AuditTip> act(std::string_view what) {
    return log_->act({audit_body(clock_.now(), what, Outcome::Success, {})});
  }
  void note(std::string_view what) { log_->note(what, Outcome::Failure, {{"login", "anna"}}); }

  // What the events are, once all is written; "broken" behind the line that breaks the chain.
  std::vector<std::string> events(const fs::path& file) {
    std::vector<std::string> all;
    std::ifstream in(file, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      line += '\n';
      const auto read = read_audit_line(line);
      all.emplace_back(read ? read->member("event") : "not read");
      if (chain_.show(line)) all.emplace_back("broken");
    }
    return all;
  }
  std::vector<std::string> closed_events() {
    log_.reset();
    chain_ = {};
    return events(file_);
  }
  std::string text() const {
    std::ostringstream out;
    out << std::ifstream(file_, std::ios::binary).rdbuf();
    return out.str();
  }
  void append(std::string_view bytes) const {
    std::ofstream(file_, std::ios::binary | std::ios::app) << bytes;
  }

  ManualClock clock_{instant("2026-01-31T09:30:00Z")};
  ScratchFolder folder_;
  fs::path file_ = folder_.file("audit.jsonl");
  std::atomic<int> troubles_{0};
  std::atomic<std::uint64_t> mended_{0};
  AuditChain chain_;
  std::unique_ptr<AuditLog> log_;
};

using Events = std::vector<std::string>;

TEST_F(AuditLogTest, IsItsOwnersAlone) {
  ASSERT_TRUE(open());
  struct stat about{};
  ASSERT_EQ(::stat(file_.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 07777U, 0600U);
  log_.reset();
  fs::permissions(file_, fs::perms::group_read | fs::perms::owner_all);
  ASSERT_TRUE(open());
  ASSERT_EQ(::stat(file_.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 07777U, 0600U);
}

TEST_F(AuditLogTest, HasAnActInTheFileWhenItIsTold) {
  ASSERT_TRUE(open());
  const auto tip = act("one");
  ASSERT_TRUE(tip);
  EXPECT_EQ(events(file_), Events{"one"});
  EXPECT_EQ(*tip, chain_.tip());
  EXPECT_EQ(*tip, log_->tip());
  EXPECT_EQ(tip->act, 1U);
}

TEST_F(AuditLogTest, WritesWhatIsNotedAndGoesOnWithTheChainWhenOpenedAgain) {
  ASSERT_TRUE(open());
  note("one");
  note("two");
  ASSERT_TRUE(open());
  ASSERT_TRUE(act("three"));
  note("four");
  EXPECT_EQ(closed_events(), (Events{"one", "two", "three", "four"}));
  EXPECT_EQ(chain_.tip().act, 3U);
}

TEST_F(AuditLogTest, WritesAllEventsOfAnActOrNone) {
  ASSERT_TRUE(open());
  const auto body = audit_body(clock_.now(), "a", Outcome::Success, {});
  ASSERT_TRUE(log_->act({body, body, body}));
  const auto size = fs::file_size(file_);
  {
    const FileLimit limit(size + size / 2);
    const auto full = log_->act({body, body, body});
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().kind, ErrorKind::StorageFull);
    EXPECT_NE(full.error().detail.find(file_.string()), std::string::npos);
    EXPECT_EQ(fs::file_size(file_), size);
  }
  ASSERT_TRUE(act("b"));
  EXPECT_EQ(closed_events(), (Events{"a", "a", "a", "b"}));
}

TEST_F(AuditLogTest, CountsWhatIsLostAndTellsItInTheNextLine) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(act("a"));
  {
    const FileLimit limit(fs::file_size(file_));
    note("lost");
    while (troubles_ == 0) std::this_thread::yield();
    EXPECT_FALSE(act("refused"));
    EXPECT_EQ(troubles_, 1);  // told once
  }
  ASSERT_TRUE(act("b"));
  EXPECT_EQ(mended_, 1U);
  EXPECT_NE(text().find("\"event\":\"b\",\"outcome\":\"success\",\"lost_before\":1}"),
            std::string::npos)
      << text();
  EXPECT_EQ(closed_events(), (Events{"a", "b"}));
}

TEST_F(AuditLogTest, LosesWhatIsMoreThanMayWaitRatherThanWait) {
  ASSERT_TRUE(open(0));  // nothing may
  note("lost");
  note("lost");
  ASSERT_TRUE(act("a"));
  EXPECT_NE(text().find("\"lost_before\":2}"), std::string::npos) << text();
  EXPECT_EQ(mended_, 2U);
}

TEST_F(AuditLogTest, CutsALineOffThatWasBegunAndSaysSoInTheNext) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(act("a"));
  log_.reset();
  append("{\"n\":2,\"act\":2,\"prev");
  ASSERT_TRUE(open());
  ASSERT_TRUE(act("b"));
  EXPECT_NE(text().find("\"torn_bytes\":20}"), std::string::npos) << text();
  EXPECT_EQ(closed_events(), (Events{"a", "b"}));
}

TEST_F(AuditLogTest, CutsOffAFirstLineThatWasBegun) {
  append("{\"n\":1,");
  ASSERT_TRUE(open());
  ASSERT_TRUE(act("a"));
  EXPECT_EQ(closed_events(), Events{"a"});
}

TEST_F(AuditLogTest, WritesBehindNothingThatIsNotItsOwn) {
  append("Dear diary\n");
  EXPECT_FALSE(open());
  append(std::string(200'000, 'x'));
  EXPECT_FALSE(open());
  EXPECT_EQ(fs::file_size(file_), 200'011U);
}

TEST_F(AuditLogTest, LeavesAFileAsItIsThatIsNoAuditLog) {
  for (const std::string_view other : {"Dear diary", "Dear diary\nToday", "\n", "\n\nToday",
                                       "{\"n\":1}\n{\"n\":2", "{\"name\":1"}) {
    fs::remove(file_);
    append(other);
    fs::permissions(file_, fs::perms::owner_all | fs::perms::group_read);
    const auto opened = open();
    ASSERT_FALSE(opened) << other;
    EXPECT_NE(opened.error().detail.find("does not end with a line of an audit log"),
              std::string::npos)
        << opened.error().detail;
    EXPECT_EQ(text(), other);
    EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_all | fs::perms::group_read);
  }
}

TEST_F(AuditLogTest, LeavesAFileAsItIsThatHasTheNameOfAMovedOne) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(act("a"));
  fs::rename(file_, folder_.file("audit.jsonl.1"));
  append("Dear diary\nToday");
  EXPECT_FALSE(log_->reopen());
  EXPECT_EQ(text(), "Dear diary\nToday");
}

TEST_F(AuditLogTest, TakesNoLinkNoFolderAndNoPipe) {
  fs::create_symlink(folder_.file("elsewhere"), file_);
  EXPECT_FALSE(open());
  EXPECT_FALSE(fs::exists(folder_.file("elsewhere")));
  fs::remove(file_);
  fs::create_directory(file_);
  EXPECT_FALSE(open());
  fs::remove(file_);
  ASSERT_EQ(::mkfifo(file_.c_str(), 0600), 0);
  EXPECT_FALSE(open());
}

TEST_F(AuditLogTest, IsWrittenByOneAtATime) {
  ASSERT_TRUE(open());
  const auto second = AuditLog::open({.file = file_}, clock_, {});
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().detail.find("another process"), std::string::npos);
}

TEST_F(AuditLogTest, GoesOnInANewFileWhenTheOldOneWasMovedAway) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(act("a"));
  ASSERT_TRUE(log_->reopen());  // nothing has moved
  ASSERT_TRUE(act("b"));
  const fs::path old = folder_.file("audit.jsonl.1");
  fs::rename(file_, old);
  ASSERT_TRUE(act("c"));
  ASSERT_TRUE(log_->reopen());
  ASSERT_TRUE(act("d"));
  EXPECT_EQ(events(old), (Events{"a", "b", "c"}));
  EXPECT_EQ(events(file_), Events{"d"});
}

TEST_F(AuditLogTest, StaysInTheOldFileWhereTheNewOneIsAnotherLog) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(act("another"));
  log_.reset();
  const fs::path other = folder_.file("other");
  fs::rename(file_, other);
  ASSERT_TRUE(open());
  ASSERT_TRUE(act("a"));
  const fs::path old = folder_.file("audit.jsonl.1");
  fs::rename(file_, old);
  fs::rename(other, file_);
  ASSERT_FALSE(log_->reopen());
  ASSERT_TRUE(act("b"));
  EXPECT_EQ(events(old), (Events{"a", "b"}));
}

TEST_F(AuditLogTest, KeepsTheLinesOfManyThreadsApart) {
  ASSERT_TRUE(open());
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this, t] {
      for (int i = 0; i < 100; ++i) {
        note("n");
        if (t == 0 && !act("a")) ADD_FAILURE();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto all = closed_events();
  EXPECT_EQ(all.size(), 500U);
  EXPECT_EQ(std::ranges::count(all, "broken"), 0);
}

TEST_F(AuditLogTest, HearsWhatTheJournalTellsAndSoDoesTheLog) {
  ASSERT_TRUE(open());
  std::ostringstream out;
  const Log log(clock_, {Level::Error, Format::Text}, out);
  Journal(log, log_.get()).tell(Level::Error, Outcome::Failure, "one", {{"login", "anna"}});
  Journal(log, log_.get()).tell(Level::Info, Outcome::Success, "two", {});
  Journal(log, nullptr).tell(Level::Error, Outcome::Failure, "three", {});
  EXPECT_EQ(out.str(),
            "2026-01-31T09:30:00Z error one login=anna\n"
            "2026-01-31T09:30:00Z error three\n");
  EXPECT_EQ(closed_events(), (Events{"one", "two"}));
}

}  // namespace
}  // namespace crm::observe
