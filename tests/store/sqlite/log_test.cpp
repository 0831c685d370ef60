// The write-ahead log: only the writer moves it to the file, and it does not grow for ever.
#include <gtest/gtest.h>

#include <string>

#include "tests/store/sqlite/scratch_database.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::store {
namespace {

constexpr std::uintmax_t kMiB = 1024 * 1024;

class LogTest : public testing::Test {
 protected:
  // `rows` appointments of four kilobytes each, as one change; other ones each time.
  void write_rows(std::int32_t rows) {
    const std::string title(4000, next_letter_++);
    const auto written = store_->write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
      for (std::int32_t id = 1; id <= rows; ++id) {
        transaction.put(Appointment{.id = AppointmentId{id}, .title = title});
      }
      return {};
    });
    ASSERT_TRUE(written.has_value()) << written.error().detail;
  }

  [[nodiscard]] std::uintmax_t bytes_of(const std::string& name) const {
    std::error_code none;
    const auto bytes = std::filesystem::file_size(folder_.file(name), none);
    return none ? 0 : bytes;
  }

  char next_letter_ = 'A';
  ScratchFolder folder_;
  ManualClock clock_{instant("2026-01-31T09:30:00")};
  std::unique_ptr<SqliteStore> store_ = open_database(folder_.file(), clock_);
};

TEST_F(LogTest, StaysShortUnderManyWrites) {
  for (int round = 0; round < 40; ++round) {
    write_rows(100);
    EXPECT_LT(bytes_of("crm.db-wal"), 8 * kMiB);
  }
}

TEST_F(LogTest, IsEmptiedAfterAHugeWrite) {
  write_rows(20'000);
  EXPECT_EQ(bytes_of("crm.db-wal"), 0U);
  EXPECT_GT(bytes_of("crm.db"), 70 * kMiB);
}

TEST_F(LogTest, AReaderInTheWayHoldsUpNothingAndKeepsItsPicture) {
  const auto read = store_->read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
    write_rows(18'000);
    EXPECT_GT(bytes_of("crm.db-wal"), 64 * kMiB);  // it still needs the file as it was
    EXPECT_EQ(reader.counts().appointments, 0U);
    return {};
  });
  ASSERT_TRUE(read.has_value());
  EXPECT_GT(bytes_of("crm.db-wal"), 64 * kMiB);
  write_rows(1200);  // the next one finds nobody in the way
  EXPECT_EQ(bytes_of("crm.db-wal"), 0U);
  store_.reset();
  EXPECT_EQ(bytes_of("crm.db-wal"), 0U);
}

TEST_F(LogTest, IsMovedToTheFileAtTheEnd) {
  write_rows(10);
  EXPECT_GT(bytes_of("crm.db-wal"), 0U);
  store_.reset();
  EXPECT_EQ(bytes_of("crm.db-wal"), 0U);
}

TEST_F(LogTest, IsNotMovedByAReaderThatIsTheLastToGo) {
  auto beside = open_database(folder_.file(), clock_, OpenMode::ReadOnly);
  write_rows(10);
  const auto log = bytes_of("crm.db-wal");
  const auto file = bytes_of("crm.db");
  ASSERT_TRUE(beside->read(kOnlyTenant, [](const Reader& reader) -> Result<void> {
    EXPECT_EQ(reader.counts().appointments, 10U);
    return {};
  }));
  beside.reset();
  EXPECT_EQ(bytes_of("crm.db-wal"), log);
  EXPECT_EQ(bytes_of("crm.db"), file);
}

}  // namespace
}  // namespace crm::store
