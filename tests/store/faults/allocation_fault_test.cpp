// Every allocation fails once, or from then on, be it ours or SQLite's: the change that needed it
// is refused, no other one is, and the store and the process go on.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>

#include "tests/store/faults/allocation_faults.h"
#include "tests/store/faults/faulty_vfs.h"
#include "tests/store/faults/trial.h"
#include "tests/support/times.h"

namespace crm::store {
namespace {

constexpr std::uint64_t kOnce = 1;
constexpr std::uint64_t kFromThenOn = UINT64_MAX;

class AllocationFaults : public testing::TestWithParam<std::uint64_t> {
 protected:
  static void SetUpTestSuite() {
    exempt_this_thread();
    let_sqlite_allocate_here();
  }

  // Gives the steps over and over, so that every allocation has failed in one of the runs.
  void at_every_place(const std::vector<Step>& steps, std::uint64_t places_min,
                      const std::function<void(Trial&)>& prepare = {}) {
    std::uint64_t nth = 1;
    for (;; ++nth) {
      Trial trial;
      if (prepare) prepare(trial);
      arm_allocations(nth, GetParam());
      for (const Step& step : steps) {
        for (const Result<void>& answer : trial.give(step)) {
          if (answer || is_its_own(answer.error())) continue;
          EXPECT_EQ(answer.error(), (Error{ErrorKind::Unavailable, "Out of memory."}));
        }
      }
      if (disarm_allocations() == 0) break;
      check(trial, nth);
      ASSERT_FALSE(HasFailure()) << "at number " << nth;
    }
    EXPECT_GT(nth, places_min);
  }

  void TearDown() override { disarm_allocations(); }

 private:
  static void check(Trial& trial, std::uint64_t nth) {
    const Result<void> next = trial.give(one_more(1)).front();
    EXPECT_TRUE(next.has_value()) << next.error().detail;
    const Everything all = trial.expected();
    EXPECT_EQ(everything_in(trial.store()), all);
    // As a kill would leave it. Takes longer than all the rest, and lack of memory leaves no traces
    // on the disk that would be of many kinds.
    constexpr std::uint64_t kEach = 8;
    if (nth % kEach != 0) return;
    expect_sound(SimulatedDisk(trial.folder()).after_power_cut(0, 0), all, all);
  }

  FaultyVfs no_syncs_;  // which would take most of the time
};

TEST_P(AllocationFaults, OfAChangeRefuseIt) { at_every_place({script()[0]}, 50); }

TEST_P(AllocationFaults, OfALaterChangeRefuseIt) {
  at_every_place({script()[2]}, 50, [](Trial& trial) {
    trial.give(script()[0]);
    trial.give(script()[1]);
  });
}

TEST_P(AllocationFaults, OfAGroupRefuseSomeOfIt) {
  at_every_place({script()[3]}, 50, [](Trial& trial) {
    for (std::size_t i = 0; i < 3; ++i) trial.give(script()[i]);
  });
}

TEST_P(AllocationFaults, OfARefusalRefuseIt) {
  at_every_place({{instant("2026-01-31T00:00:00"), {[](Transaction& transaction) -> Result<void> {
                     transaction.put(Category{CategoryId{66}, "Never"});
                     return refuse(ErrorKind::NotFound, "not there");
                   }}}},
                 5);
}

TEST_P(AllocationFaults, WhileTheLogIsMovedToTheFileDoNotUndoWhatIsCommitted) {
  at_every_place({many_pages(1)}, 20, [](Trial& trial) { trial.fill_log(); });
}

TEST_P(AllocationFaults, OfAReaderRefuseTheAnswer) {
  Trial trial;
  for (const Step& step : script()) trial.give(step);
  const std::uint64_t all = trial.expected().contacts.size();
  for (std::uint64_t nth = 1;; ++nth) {
    trial.close();
    ASSERT_FALSE(trial.open());  // so that all statements are prepared anew
    std::uint64_t found = 0;
    arm_allocations(nth, GetParam());
    Result<void> read;
    {
      const InStore counts;
      read = trial.store().read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
        reader.each_contact([&](const Contact& /*each*/) { ++found; });
        return {};
      });
    }
    if (disarm_allocations() == 0) break;
    if (read) {
      EXPECT_EQ(found, all);
    } else {
      EXPECT_EQ(read.error(), (Error{ErrorKind::Unavailable, "Out of memory."}));
    }
    EXPECT_EQ(everything_in(trial.store()), trial.expected());
    ASSERT_FALSE(HasFailure()) << "at number " << nth;
  }
}

TEST_P(AllocationFaults, OfOpeningRefuseToOpen) {
  Trial trial;
  trial.close();
  const std::filesystem::path file = trial.file();
  std::uint64_t nth = 1;
  for (;; ++nth) {
    arm_allocations(nth, GetParam());
    Result<std::unique_ptr<SqliteStore>> opened;
    {
      const InStore counts;
      opened = SqliteStore::open(file, OpenMode::ReadWrite, trial.clock());
    }
    const bool failed = disarm_allocations() != 0;
    if (opened) {
      EXPECT_EQ(everything_in(**opened), trial.expected());
    } else {
      EXPECT_EQ(opened.error().kind, ErrorKind::Unavailable) << opened.error().detail;
    }
    if (!failed) break;
    ASSERT_FALSE(HasFailure()) << "at number " << nth;
  }
  EXPECT_GT(nth, 50U);
}

INSTANTIATE_TEST_SUITE_P(Once, AllocationFaults, testing::Values(kOnce));
INSTANTIATE_TEST_SUITE_P(FromThenOn, AllocationFaults, testing::Values(kFromThenOn));

}  // namespace
}  // namespace crm::store
