// Each operation on the disk fails once, or from then on, at every place of the script: what was
// acknowledged is there, what was refused is not, and the store goes on or says that it does not.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/store/faults/faulty_vfs.h"
#include "tests/store/faults/trial.h"

namespace crm::store {
namespace {

class DiskFaults : public testing::Test {
 protected:
  // Runs the script over and over, so that every one of the operations has failed in one of the
  // runs. `told` is what a change may hear then.
  void at_every_place(Fault fault, ErrorKind told, std::uint64_t places_min) {
    for (fault.nth = 1; run(fault, told); ++fault.nth) {
      ASSERT_FALSE(HasFailure()) << "at number " << fault.nth;
    }
    EXPECT_GT(fault.nth, places_min) << "the script asks too little of the disk";
  }

  // The same with a group that changes a role: changes go by what is in the database, whatever of
  // it was taken back.
  void roles_at_every_place(Fault fault) {
    bool was_taken_back = false;  // the group as a whole, as its commit has failed
    for (fault.nth = 1;; ++fault.nth) {
      Trial trial;
      vfs_.arm(fault);
      const auto& answers = trial.give(role_changes());
      if (vfs_.disarm() == 0) break;
      was_taken_back = was_taken_back || (!answers.front() && !answers.back());
      EXPECT_EQ(roles_for_changes(trial.store()), roles_for_readers(trial.store()))
          << "at number " << fault.nth;
    }
    EXPECT_TRUE(was_taken_back);
  }

 private:
  // Whether anything has failed.
  bool run(const Fault& fault, ErrorKind told) {
    Trial trial;
    trial.fill_log();
    refused_.reset();
    vfs_.arm(fault);
    go_through(trial, told);
    // What cannot be written can be read.
    if (trial.is_open() && !fault.of.has(Operation::Read) && !fault.of.has(Operation::LockIndex)) {
      EXPECT_EQ(everything_in(trial.store()), trial.expected());
    }
    if (vfs_.disarm() == 0) return false;
    if (!trial.is_open()) open_again(trial, told);
    check_next(trial, told);
    check_files(trial);
    return true;
  }

  // The script, the database closed and opened again in the middle of it. What fails for good must
  // not keep it from being closed, only from being opened.
  void go_through(Trial& trial, ErrorKind told) {
    for (std::size_t i = 0; i < script().size(); ++i) {
      if (i == script().size() / 2) {
        trial.close();
        open_again(trial, told);
        if (!trial.is_open()) return;
      }
      for (const Result<void>& answer : trial.give(script()[i])) {
        if (answer || is_its_own(answer.error())) continue;
        EXPECT_EQ(answer.error().kind, told) << answer.error().detail;
        if (!refused_) refused_ = trial.steps() - 1;
      }
    }
  }

  void open_again(Trial& trial, ErrorKind told) {
    constexpr int kTries = 16;  // more than failures in a row, but for good ones
    for (int tries = 0; tries < kTries; ++tries) {
      const auto error = trial.open();
      if (!error) {
        if (refused_) trial.settle(*refused_);
        refused_.reset();
        return;
      }
      EXPECT_TRUE(error->kind == told || error->kind == ErrorKind::Unavailable) << error->detail;
    }
  }

  // A full disk is forgotten once there is space; a broken one never, as it may break again.
  void check_next(Trial& trial, ErrorKind told) {
    ASSERT_TRUE(trial.is_open());
    const Result<void> next = trial.give(one_more(1)).front();
    if (told == ErrorKind::StorageFull) {
      EXPECT_TRUE(next.has_value()) << next.error().detail;
    } else if (refused_) {
      ASSERT_FALSE(next.has_value());
      EXPECT_EQ(next.error().kind, ErrorKind::Unavailable);
    }
    EXPECT_EQ(everything_in(trial.store()), trial.expected());
    EXPECT_EQ(flaws_of(trial.store()), std::vector<std::string>{});
  }

  void check_files(Trial& trial) const {
    const Everything acknowledged = trial.expected();
    const Everything other = refused_ ? trial.expected_with(*refused_) : acknowledged;
    // As a kill would leave them.
    expect_sound(SimulatedDisk(trial.folder()).after_power_cut(0, 0), acknowledged, other);
    trial.close();
    expect_sound(trial.file(), acknowledged, acknowledged);
  }

  // The first step that the database has failed since it was opened. No other one is unsure.
  std::optional<std::size_t> refused_;
  FaultyVfs vfs_;
};

TEST_F(DiskFaults, AWriteThatFailsRefusesOneChangeAndEndsWriting) {
  at_every_place({.of = {Operation::Write}}, ErrorKind::Unavailable, 100);
}

TEST_F(DiskFaults, AWriteThatIsHalfDoneRefusesOneChangeAndEndsWriting) {
  at_every_place({.of = {Operation::Write}, .harm = Harm::Half}, ErrorKind::Unavailable, 100);
}

TEST_F(DiskFaults, AFullDiskRefusesChangesUntilThereIsSpace) {
  at_every_place({.of = {Operation::Write, Operation::MapIndex}, .times = 5, .harm = Harm::Full},
                 ErrorKind::StorageFull, 100);
}

TEST_F(DiskFaults, AFullDiskLeavesRolesAsTheyAreRead) {
  roles_at_every_place({.of = {Operation::Write, Operation::MapIndex}, .harm = Harm::Full});
}

TEST_F(DiskFaults, ADiskThatStaysFullRefusesAllChangesAndStillIsRead) {
  at_every_place({.of = {Operation::Write}, .times = kForGood, .harm = Harm::Full},
                 ErrorKind::StorageFull, 100);
}

TEST_F(DiskFaults, ASyncThatFailsEndsWriting) {
  at_every_place({.of = {Operation::Sync}}, ErrorKind::Unavailable, 10);
}

TEST_F(DiskFaults, ADiskThatSyncsNoMoreEndsWriting) {
  at_every_place({.of = {Operation::Sync}, .times = kForGood}, ErrorKind::Unavailable, 10);
}

TEST_F(DiskFaults, WhateverElseFailsIsToldOrDoesNotMatter) {
  at_every_place({.of = {Operation::Open, Operation::Delete, Operation::Truncate,
                         Operation::MapIndex, Operation::LockIndex, Operation::Read}},
                 ErrorKind::Unavailable, 30);
}

}  // namespace
}  // namespace crm::store
