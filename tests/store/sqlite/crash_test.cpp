// A process that is killed in the middle of a write leaves what was before or what comes after, and
// nothing that was acknowledged is lost.
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <thread>

#include "tests/store/sqlite/child_process.h"
#include "tests/store/sqlite/scratch_folder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::store {
namespace {

constexpr std::int32_t kRows = 3000;
constexpr int kKills = 12;

class CrashTest : public testing::Test {
 protected:
  // Writes the number of the round into every row, again and again, and tells each round that has
  // been acknowledged.
  void write_rounds(std::int32_t first, const ChildProcess::Tell& tell) const {
    const auto store = open_database(folder_.file(), clock_);
    for (std::int32_t round = first;; ++round) {
      const std::string title = std::to_string(round);
      const auto written = store->write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
        for (std::int32_t id = 1; id <= kRows; ++id) {
          transaction.put(Appointment{.id = AppointmentId{id}, .title = title});
          transaction.append({.contact = ContactId{id}});
        }
        return {};
      });
      if (!written) throw std::runtime_error(written.error().detail);
      tell(round);
    }
  }

  // The round that all rows are of; fails when they are not of one. 0: there are no rows.
  [[nodiscard]] static std::int32_t round_in(const Store& store) {
    std::int32_t round = 0;
    const auto read = store.read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
      std::int32_t rows = 0;
      reader.each_appointment([&](const Appointment& row) {
        const std::int32_t its = std::stoi(row.title);
        if (rows++ == 0) round = its;
        EXPECT_EQ(its, round) << "half a write";
      });
      EXPECT_EQ(rows, round == 0 ? 0 : kRows);
      EXPECT_EQ(reader.counts().events, static_cast<std::uint64_t>(round) * kRows);
      return {};
    });
    EXPECT_TRUE(read.has_value()) << read.error().detail;
    const auto defects = store.defects();
    EXPECT_TRUE(defects && defects->empty());
    return round;
  }

  [[nodiscard]] std::uintmax_t log_bytes() const {
    const auto log = folder_.file("crm.db-wal");
    return std::filesystem::exists(log) ? std::filesystem::file_size(log) : 0;
  }

  ScratchFolder folder_;
  ManualClock clock_{instant("2026-01-31T09:30:00")};
};

TEST_F(CrashTest, AKillLeavesWhatWasBeforeOrWhatComesAfter) {
  std::mt19937 dice(std::random_device{}());
  std::int32_t round = 0;
  for (int kill = 0; kill < kKills; ++kill) {
    std::optional<std::int32_t> acknowledged = round;
    {
      ChildProcess child([&](const ChildProcess::Tell& tell) { write_rounds(round + 1, tell); });
      acknowledged = child.next_told();
      ASSERT_TRUE(acknowledged.has_value());
      std::this_thread::sleep_for(std::chrono::microseconds(dice() % 60'000));
      child.kill();
      while (const auto next = child.next_told()) acknowledged = next;
    }
    // Whoever reads first mends nothing and yet sees it whole; the log stays for the writer.
    const std::uintmax_t log_before = log_bytes();
    const std::int32_t seen = round_in(*open_database(folder_.file(), clock_, OpenMode::ReadOnly));
    EXPECT_EQ(log_bytes(), log_before);
    // What was acknowledged is there; the next may just have been committed.
    EXPECT_GE(seen, *acknowledged);
    EXPECT_LE(seen, *acknowledged + 1);
    round = round_in(*open_database(folder_.file(), clock_));
    EXPECT_EQ(round, seen);
  }
}

TEST_F(CrashTest, AReaderBesideAWriterInAnotherProcessSeesWholeWritesOnly) {
  ChildProcess child([&](const ChildProcess::Tell& tell) { write_rounds(1, tell); });
  ASSERT_EQ(child.next_told(), 1);
  const auto beside = open_database(folder_.file(), clock_, OpenMode::ReadOnly);
  std::int32_t last = 1;
  for (int look = 0; look < 5; ++look) {
    const std::int32_t seen = round_in(*beside);
    EXPECT_GE(seen, last);
    last = seen;
    ASSERT_TRUE(child.next_told());
  }
  EXPECT_GE(round_in(*beside), 5);
}

}  // namespace
}  // namespace crm::store
