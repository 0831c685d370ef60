// One process writes; the next one is told which.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "tests/store/sqlite/support.h"
#include "tests/support/file_text.h"

namespace crm::store::sqlite {
namespace {

using SqliteLock = SqliteTest;

TEST_F(SqliteLock, WhoComesSecondIsToldWhoIsFirst) {
  const auto first = open(OpenMode::ReadWrite, "import");
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(refusal(),
            (Error{ErrorKind::Unavailable,
                   file_.string() + " is in use by \"active-contacts import\" (process " +
                       std::to_string(::getpid()) +
                       ", since 2026-01-31T09:30:00Z). Stop it first, or use another "
                       "--database."}));
  EXPECT_EQ(refusal(), refusal());  // being refused does not loosen the lock
}

TEST_F(SqliteLock, ThePathIsCalledAsItWasGiven) {
  const auto first = opened();
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder_.path());
  file_ = "aw.db";
  const Error error = refusal();
  std::filesystem::current_path(before);
  EXPECT_EQ(error.detail.rfind("aw.db is in use by ", 0), 0U) << error.detail;
}

TEST_F(SqliteLock, ASymbolicLinkIsNoWayAround) {
  const auto first = opened();
  const std::filesystem::path link = folder_.path() / "link.db";
  std::filesystem::create_symlink(file_, link);
  file_ = link;
  EXPECT_NE(refusal().detail.find("is in use by"), std::string::npos);
}

TEST_F(SqliteLock, IsFreeAgainWhenTheStoreIsClosed) {
  static_cast<void>(opened());
  EXPECT_EQ(file_text(file_.string() + ".lock"), "");  // names nobody any more
  EXPECT_TRUE(open().has_value());
}

TEST_F(SqliteLock, IsNotNeededForReading) {
  const auto writer = opened();
  EXPECT_TRUE(open(OpenMode::ReadOnly).has_value());
}

TEST_F(SqliteLock, WhatADeadProcessHasLeftIsNoObstacle) {
  std::ofstream(file_.string() + ".lock") << "999999999 2020-01-01T00:00:00Z serve\n";
  EXPECT_TRUE(open().has_value());
}

TEST_F(SqliteLock, AnUnreadableLineNamesNobody) {
  const auto first = opened();
  for (const char* const line : {"", "nonsense", "0 a b\n", "12x a b\n", "-5 a b\n",
                                 "999999999 2020-01-01T00:00:00Z serve\n"}) {
    std::ofstream(file_.string() + ".lock", std::ios::trunc) << line;
    EXPECT_EQ(refusal().detail,
              file_.string() +
                  " is in use by another process. Stop it first, or use another --database.");
  }
}

TEST_F(SqliteLock, IsLetGoByTheKernelWhenItsProcessIsKilled) {
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto store = open(OpenMode::ReadWrite, "import");
    const char word = store ? 'y' : 'n';
    static_cast<void>(::write(ready[1], &word, 1) == 1);
    for (;;) ::pause();
  }
  char word = 'n';
  ASSERT_EQ(::read(ready[0], &word, 1), 1);
  ASSERT_EQ(word, 'y');
  EXPECT_NE(refusal().detail.find("\"active-contacts import\" (process " + std::to_string(child)),
            std::string::npos);
  ASSERT_EQ(::kill(child, SIGKILL), 0);
  ASSERT_EQ(::waitpid(child, nullptr, 0), child);
  EXPECT_TRUE(open().has_value());
  ::close(ready[0]);
  ::close(ready[1]);
}

}  // namespace
}  // namespace crm::store::sqlite
