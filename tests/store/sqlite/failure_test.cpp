// Full disks and damaged files: refused with a sentence, and nothing acknowledged is lost.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <string>

#include "tests/store/sqlite/child_process.h"
#include "tests/store/sqlite/scratch_folder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::store {
namespace {

constexpr std::int64_t kPageBytes = 4096;

// A hundred appointments from `first` on, a kilobyte each.
Result<void> write_hundred(Store& store, std::int32_t first) {
  return store.write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    for (std::int32_t id = first; id < first + 100; ++id) {
      transaction.put(Appointment{.id = AppointmentId{id}, .title = std::string(1000, 'x')});
    }
    return {};
  });
}

// Hundreds until one is refused; how many rows were acknowledged, and the refusal.
struct Filled {
  std::int32_t rows = 0;
  Error refusal;
};
Filled fill(Store& store) {
  for (std::int32_t rows = 0; rows < 100'000; rows += 100) {
    const auto written = write_hundred(store, rows + 1);
    if (!written) return {rows, written.error()};
  }
  return {};
}

std::uint64_t appointments_in(const Store& store) {
  std::uint64_t rows = 0;
  const auto read = store.read(kOnlyTenant, [&](const Reader& reader) -> Result<void> {
    reader.each_appointment([&](const Appointment& row) {
      EXPECT_EQ(row.title.size(), 1000U);
      ++rows;
    });
    return {};
  });
  EXPECT_TRUE(read.has_value()) << read.error().detail;
  return rows;
}

bool sound(const Store& store) {
  const auto defects = store.defects();
  return defects && defects->empty();
}

class FailureTest : public testing::Test {
 protected:
  // Closed, in one file.
  void make_database() {
    const auto store = open_database(folder_.file(), clock_);
    for (std::int32_t first = 1; first < 2000; first += 100) {
      ASSERT_TRUE(write_hundred(*store, first));
    }
  }

  // Overwrites a piece of the closed database with bytes that mean nothing there.
  void damage(std::int64_t from, std::size_t bytes) {
    std::fstream file(folder_.file(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(from);
    file << std::string(bytes, '\xA5');
  }

  ScratchFolder folder_;
  ManualClock clock_{instant("2026-01-31T09:30:00")};
};

TEST_F(FailureTest, AFullDatabaseRefusesToGrowAndKeepsWhatItHas) {
  Filled filled;
  {
    const auto store = open_database(folder_.file(), clock_, OpenMode::ReadWrite,
                                     {.doing = "serve", .pages_max = 300});
    filled = fill(*store);
    EXPECT_EQ(filled.refusal,
              (Error{ErrorKind::StorageFull,
                     "There is no space left for the database: nothing was changed."}));
    EXPECT_GE(filled.rows, 100);
    EXPECT_EQ(appointments_in(*store), static_cast<std::uint64_t>(filled.rows));
    // What needs no new page can still be written.
    EXPECT_TRUE(write_hundred(*store, 1));
    EXPECT_EQ(write_hundred(*store, filled.rows + 1).error().kind, ErrorKind::StorageFull);
  }
  const auto store = open_database(folder_.file(), clock_);  // with room again
  EXPECT_EQ(appointments_in(*store), static_cast<std::uint64_t>(filled.rows));
  EXPECT_TRUE(write_hundred(*store, filled.rows + 1));
  EXPECT_EQ(appointments_in(*store), static_cast<std::uint64_t>(filled.rows) + 100);
  EXPECT_TRUE(sound(*store));
}

TEST_F(FailureTest, ADiskThatIsFullForAWhileIsWrittenToAgainWithoutARestart) {
  ChildProcess child([&](const ChildProcess::Tell& tell) {
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit room{};
    ::getrlimit(RLIMIT_FSIZE, &room);
    const auto store = open_database(folder_.file(), clock_);
    const rlimit small{2 * 1024 * 1024, room.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const Filled filled = fill(*store);
    tell(filled.rows);
    tell(static_cast<std::int32_t>(filled.refusal.kind));
    tell(static_cast<std::int32_t>(appointments_in(*store)));
    ::setrlimit(RLIMIT_FSIZE, &room);
    tell(write_hundred(*store, filled.rows + 1) ? 1 : 0);
  });
  const auto rows = child.next_told();
  ASSERT_TRUE(rows.has_value());
  EXPECT_GE(*rows, 100);
  EXPECT_EQ(child.next_told(), static_cast<std::int32_t>(ErrorKind::StorageFull));
  EXPECT_EQ(child.next_told(), rows);
  EXPECT_EQ(child.next_told(), 1);
  EXPECT_TRUE(child.ended_well());
  const auto store = open_database(folder_.file(), clock_);
  EXPECT_EQ(appointments_in(*store), static_cast<std::uint64_t>(*rows) + 100);
  EXPECT_TRUE(sound(*store));
}

TEST_F(FailureTest, ADamagedPageIsADefectAndNeverServed) {
  make_database();
  const auto pages =
      static_cast<std::int64_t>(std::filesystem::file_size(folder_.file())) / kPageBytes;
  // Half of them, so that whoever reads all meets one.
  damage(pages / 4 * kPageBytes, static_cast<std::size_t>(pages / 2 * kPageBytes));
  const auto store = open_database(folder_.file(), clock_, OpenMode::ReadOnly);
  const auto defects = store->defects();
  ASSERT_TRUE(defects.has_value());
  ASSERT_FALSE(defects->empty());
  EXPECT_NE(defects->front().find("damaged"), std::string::npos) << defects->front();
  const auto read = store->read(kOnlyTenant, [](const Reader& reader) -> Result<void> {
    reader.each_appointment([](const Appointment&) {});
    return {};
  });
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().kind, ErrorKind::Unavailable);
  EXPECT_TRUE(read.error().detail.starts_with("The database file is damaged"))
      << read.error().detail;
}

TEST_F(FailureTest, AWriteThatMeetsDamageIsTheLast) {
  make_database();
  const auto pages =
      static_cast<std::int64_t>(std::filesystem::file_size(folder_.file())) / kPageBytes;
  damage(pages / 4 * kPageBytes, static_cast<std::size_t>(pages / 2 * kPageBytes));
  const auto store = open_database(folder_.file(), clock_);
  const auto write_all = [&]() -> Result<void> {
    for (std::int32_t first = 1; first < 2000; first += 100) {
      if (const auto written = write_hundred(*store, first); !written) return written;
    }
    return {};
  };
  const auto met = write_all();
  ASSERT_FALSE(met.has_value());
  EXPECT_EQ(met.error().kind, ErrorKind::Unavailable);
  const auto next = write_hundred(*store, 5001);  // would not touch the damage
  ASSERT_FALSE(next.has_value());
  EXPECT_TRUE(next.error().detail.ends_with("Nothing more is written until a restart."))
      << next.error().detail;
}

TEST_F(FailureTest, ADamagedFirstPageIsRefusedWithASentence) {
  make_database();
  damage(100, 200);  // what follows the file's header: the list of tables
  for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
    const auto opened = SqliteStore::open(folder_.file(), mode, clock_);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().kind, ErrorKind::Unavailable);
    EXPECT_TRUE(opened.error().detail.starts_with(folder_.file().string() +
                                                  ": The database file is damaged"))
        << opened.error().detail;
  }
}

TEST_F(FailureTest, AFileCutShortIsADefectOrRefused) {
  make_database();
  std::filesystem::resize_file(folder_.file(), std::filesystem::file_size(folder_.file()) / 2);
  const auto opened = SqliteStore::open(folder_.file(), OpenMode::ReadOnly, clock_);
  if (!opened) {
    EXPECT_NE(opened.error().detail.find("damaged"), std::string::npos) << opened.error().detail;
    return;
  }
  const auto defects = (*opened)->defects();
  EXPECT_TRUE(defects && !defects->empty());
}

}  // namespace
}  // namespace crm::store
