// One process writes; the next is told who.
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

#include "tests/store/sqlite/child_process.h"
#include "tests/store/sqlite/scratch_folder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::store {
namespace {

class LockTest : public testing::Test {
 protected:
  [[nodiscard]] std::string refusal(const std::filesystem::path& file) const {
    const auto opened = SqliteStore::open(file, OpenMode::ReadWrite, clock_, {});
    if (opened) return "opened";
    EXPECT_EQ(opened.error().kind, ErrorKind::Unavailable);
    return opened.error().detail;
  }

  [[nodiscard]] std::string in_use_by(const std::string& doing, pid_t process) const {
    return folder_.file().string() + " is in use by \"active-contacts " + doing + "\" (process " +
           std::to_string(process) +
           ", since 2026-01-31T09:30:00Z). Stop it first, or use another --database.";
  }

  ScratchFolder folder_;
  ManualClock clock_{instant("2026-01-31T09:30:00.5")};
};

TEST_F(LockTest, NamesTheProcessAndWhatItDoes) {
  const auto store =
      open_database(folder_.file(), clock_, OpenMode::ReadWrite, {.doing = "import"});
  EXPECT_EQ(refusal(folder_.file()), in_use_by("import", ::getpid()));
}

TEST_F(LockTest, HoldsBetweenProcessesAndGoesWithTheirDeath) {
  ChildProcess child([&](const ChildProcess::Tell& tell) {
    const auto store = open_database(folder_.file(), clock_);
    tell(1);
    for (;;) ::pause();
  });
  ASSERT_TRUE(child.next_told());
  const pid_t process = child.process();
  EXPECT_EQ(refusal(folder_.file()), in_use_by("serve", process));
  child.kill();
  EXPECT_EQ(refusal(folder_.file()), "opened");
}

TEST_F(LockTest, IsLetGoOfWhenTheStoreIsClosed) {
  open_database(folder_.file(), clock_);
  EXPECT_EQ(refusal(folder_.file()), "opened");
}

TEST_F(LockTest, IsTheSameByEveryNameOfTheFile) {
  const auto store = open_database(folder_.file(), clock_);
  std::filesystem::create_symlink(folder_.file(), folder_.file("other.db"));
  EXPECT_NE(refusal(folder_.file("other.db")).find("is in use by"), std::string::npos);
  EXPECT_NE(refusal(folder_.path() / "." / "crm.db").find("is in use by"), std::string::npos);
}

TEST_F(LockTest, ReadingNeedsNone) {
  const auto store = open_database(folder_.file(), clock_);
  const auto beside = open_database(folder_.file(), clock_, OpenMode::ReadOnly);
  EXPECT_TRUE(beside->read(kOnlyTenant, [](const Reader&) -> Result<void> { return {}; }));
}

}  // namespace
}  // namespace crm::store
