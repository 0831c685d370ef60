// Nothing half is ever found, and nothing acknowledged is ever lost.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "tests/store/sqlite/support.h"

namespace crm::store::sqlite {
namespace {

using SqliteDurability = SqliteTest;

constexpr int kBefore = 100;
constexpr int kAfter = 60'000;  // more than the writer keeps in memory: the log is written half-way

// Ends this process at once, as a power cut would, but for what the kernel holds.
void die() {
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

// Runs `act` in a process of its own until it is killed.
void in_a_process_that_dies(const std::function<void()>& act) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    act();
    ::_exit(0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
}

Result<void> put_many_and_die_at(Store& store, int last_words) {
  return store.write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    for (int id = 1; id <= kAfter; ++id) {
      if (id == last_words) die();
      transaction.put(Contact{.id = ContactId{id}, .name = std::string(1500, 'y')});
    }
    return {};
  });
}

TEST_F(SqliteDurability, AKillInTheMiddleOfALargeWriteLeavesWhatWasBefore) {
  must(put_contacts(*opened(), 1, kBefore));
  for (const int last_words : {1, 2, 1000, kAfter / 2, kAfter}) {
    in_a_process_that_dies([&] { must(put_many_and_die_at(*opened(), last_words)); });
    EXPECT_EQ(contacts_in(*opened(OpenMode::ReadOnly)), std::uint64_t{kBefore});
    const auto store = opened();
    EXPECT_EQ(contacts_in(*store), std::uint64_t{kBefore});
    EXPECT_EQ(store->defects().value(), std::vector<std::string>{});
  }
}

TEST_F(SqliteDurability, AKillAfterTheAnswerLeavesWhatWasWritten) {
  for (int round = 1; round <= 5; ++round) {
    in_a_process_that_dies([&] {
      const auto store = opened();
      must(put_contacts(*store, 1, round * 1000));
      die();
    });
    EXPECT_EQ(contacts_in(*opened(OpenMode::ReadOnly)), static_cast<std::uint64_t>(round) * 1000);
  }
  EXPECT_EQ(opened()->defects().value(), std::vector<std::string>{});
}

TEST_F(SqliteDurability, AKillAtAnyMomentLeavesBeforeOrAfter) {
  must(put_contacts(*opened(), 1, kBefore));
  for (int round = 0; round < 20; ++round) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      const auto store = opened();
      must(put_contacts(*store, 101, 20'100));
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(3'000 + round * 7'000));
    ::kill(child, SIGKILL);
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    const auto store = opened();
    const std::uint64_t contacts = contacts_in(*store);
    EXPECT_TRUE(contacts == std::uint64_t{kBefore} || contacts == 20'100U) << contacts;
    EXPECT_EQ(store->defects().value(), std::vector<std::string>{});
  }
}

TEST_F(SqliteDurability, AKillWhileTheDatabaseIsMadeIsNoObstacle) {
  for (int round = 0; round < 10; ++round) {
    file_ = folder_.path() / (std::to_string(round) + ".db");
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      static_cast<void>(open());
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(round * 700));
    ::kill(child, SIGKILL);
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    must(put_contacts(*opened(), 1, 1));
  }
}

// Files of this process cannot grow beyond `bytes` while this lives.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit now{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

TEST_F(SqliteDurability, AFullDiskRefusesTheChangeLosesNothingAndRecoversByItself) {
  const auto store = opened();
  must(put_contacts(*store, 1, kBefore));
  {
    const FullDisk full(512 * 1024);
    for (int round = 0; round < 3; ++round) {
      const auto refused = put_contacts(*store, 1, 20'000);
      ASSERT_FALSE(refused.has_value());
      EXPECT_EQ(refused.error(),
                (Error{ErrorKind::StorageFull,
                       "There is no space left for the database: nothing was changed."}));
      EXPECT_EQ(contacts_in(*store), std::uint64_t{kBefore});
    }
  }
  must(put_contacts(*store, 1, 20'000));
  EXPECT_EQ(contacts_in(*store), 20'000U);
  EXPECT_EQ(store->defects().value(), std::vector<std::string>{});
}

TEST_F(SqliteDurability, AFullDiskWhileTheDatabaseIsMadeIsToldAsSuch) {
  {
    const FullDisk full(8 * 1024);
    EXPECT_EQ(refusal().kind, ErrorKind::StorageFull);
  }
  must(put_contacts(*opened(), 1, 1));
}

}  // namespace
}  // namespace crm::store::sqlite
