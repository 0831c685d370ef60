// The power goes at every moment of the script, and of what was not synced the disk keeps any part.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/store/faults/faulty_vfs.h"
#include "tests/store/faults/trial.h"

namespace crm::store {
namespace {

class PowerCuts : public testing::Test {
 protected:
  // When a step was given to the store, and when it had answered: moments of the disk.
  struct Span {
    std::size_t given = 0;
    std::size_t answered = 0;
  };

  void give(Trial& trial, const SimulatedDisk& disk, const Step& step) {
    Span span{.given = disk.moments()};
    for (const Result<void>& answer : trial.give(step)) {
      EXPECT_TRUE(answer.has_value() || is_its_own(answer.error())) << answer.error().detail;
    }
    span.answered = disk.moments();
    spans_.push_back(span);
  }

  // The whole script, the database closed and opened again in the middle of it, and closed.
  void go_through(Trial& trial, SimulatedDisk& disk) {
    vfs_.tell(&disk);
    for (std::size_t i = 0; i < script().size(); ++i) {
      if (i == script().size() / 2) {
        is_log_moved_ = disk.was_written("crm.db");
        trial.close();
        ASSERT_FALSE(trial.open());
      }
      give(trial, disk, script()[i]);
    }
    trial.close();
    vfs_.tell(nullptr);
  }

  // Cuts the power at every moment, in as many ways as are asked for.
  void cut_at_every_moment(const Trial& trial, const SimulatedDisk& disk, std::uint64_t ways) {
    const std::size_t before = trial.steps() - spans_.size();
    std::vector<Everything> pictures;
    for (std::size_t i = 0; i <= spans_.size(); ++i) pictures.push_back(trial.expected(before + i));
    for (std::size_t moment = 0; moment <= disk.moments(); ++moment) {
      const auto past = [&](std::size_t at) { return at <= moment; };
      const std::size_t answered = count(past, &Span::answered);
      const std::size_t given = count(past, &Span::given);
      for (std::uint64_t way = 0; way < ways; ++way) {
        const std::uint64_t seed = moment * 5 + way;
        expect_sound(disk.after_power_cut(moment, seed), pictures.at(answered), pictures.at(given));
        ASSERT_FALSE(HasFailure()) << "at moment " << moment << ", seed " << seed;
        ++cuts_;
      }
    }
  }

  template <class Is>
  [[nodiscard]] std::size_t count(Is is, std::size_t Span::* moment) const {
    return static_cast<std::size_t>(std::ranges::count_if(spans_, is, moment));
  }

  FaultyVfs vfs_;
  std::vector<Span> spans_;
  std::uint64_t cuts_ = 0;
  bool is_log_moved_ = false;  // to the file, though the database was not closed
};

TEST_F(PowerCuts, LoseNothingAcknowledgedAndLeaveNothingHalf) {
  Trial trial;
  SimulatedDisk disk(trial.folder());
  go_through(trial, disk);
  cut_at_every_moment(trial, disk, 4);
  EXPECT_GE(cuts_, 200U);
}

TEST_F(PowerCuts, WhileTheLogIsMovedToTheFileLoseNothing) {
  Trial trial;
  trial.fill_log();
  SimulatedDisk disk(trial.folder());
  go_through(trial, disk);
  EXPECT_TRUE(is_log_moved_);
  cut_at_every_moment(trial, disk, 4);
  EXPECT_GE(cuts_, 200U);
}

// Once a sync has failed, what it was to make durable may never be: the system takes it for
// written, and a later sync knows nothing of it. Whoever opens the database afterwards finds it all
// the same, as it is in the system's memory, and must not build on it.
TEST_F(PowerCuts, BehindASyncThatFailedAndAKillLoseNothingAcknowledgedLater) {
  for (std::uint64_t nth = 1;; ++nth) {
    Trial trial;
    trial.fill_log();
    SimulatedDisk disk(trial.folder());
    vfs_.tell(&disk);
    vfs_.arm({.of = {Operation::Sync}, .nth = nth});
    bool is_refused = false;
    for (std::size_t i = 0; i < script().size() && !is_refused; ++i) {
      is_refused = std::ranges::any_of(trial.give(script()[i]), [](const Result<void>& answer) {
        return !answer && answer.error().kind == ErrorKind::Unavailable;
      });
    }
    if (vfs_.disarm() == 0) {
      vfs_.tell(nullptr);  // the store, which is closed next, outlives the disk
      EXPECT_GT(nth, script().size());
      return;
    }
    const std::size_t unsure = trial.steps() - 1;
    const Everything one = trial.expected();
    const Everything other = is_refused ? trial.expected_with(unsure) : one;
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
      expect_sound(disk.after_power_cut(disk.moments(), seed), one, other);
    }
    // A kill: nothing more reaches the disk.
    vfs_.tell(nullptr);
    vfs_.arm({.of = kAnyChange, .times = kForGood});
    trial.close();
    vfs_.disarm();
    vfs_.tell(&disk);
    ASSERT_FALSE(trial.open());
    if (is_refused) trial.settle(unsure);
    for (std::int32_t number = 1; number <= 3; ++number) {
      ASSERT_TRUE(trial.give(one_more(number)).front().has_value());
    }
    vfs_.tell(nullptr);
    const Everything acknowledged = trial.expected();
    for (std::uint64_t seed = 0; seed < 16; ++seed) {
      expect_sound(disk.after_power_cut(disk.moments(), seed), acknowledged, acknowledged);
      ASSERT_FALSE(HasFailure()) << "sync " << nth << ", seed " << seed;
    }
  }
}

}  // namespace
}  // namespace crm::store
