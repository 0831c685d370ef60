// What takes a whole database at once: making one, bringing an old one up to date, copying one,
// importing a company. Whatever fails, it is told, and doing it again succeeds.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

#include "import/importer.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/migrations.h"
#include "tests/import/company.h"
#include "tests/store/faults/faulty_vfs.h"
#include "tests/store/faults/trial.h"
#include "tests/store/sqlite/scratch_database.h"

namespace crm::store {
namespace {

namespace fs = std::filesystem;

constexpr Operations kAll{Operation::Open,     Operation::Delete,   Operation::Read,
                          Operation::Write,    Operation::Truncate, Operation::Sync,
                          Operation::MapIndex, Operation::LockIndex};

// What can fail so.
Operations kinds_of(Harm harm) {
  return harm == Harm::Full ? Operations{Operation::Write, Operation::MapIndex} : kAll;
}

void expect_clean(const Error& error) {
  EXPECT_TRUE(error.kind == ErrorKind::StorageFull || error.kind == ErrorKind::Unavailable)
      << error.detail;
}

class MakingFaults : public testing::Test {
 protected:
  // Lets each operation of `act` fail in turn; it prepares and checks for itself.
  void at_every_place(Fault fault, std::uint64_t places_min,
                      const std::function<void(const std::function<void()>& armed)>& act) {
    for (fault.nth = 1;; ++fault.nth) {
      vfs_.disarm();
      act([&] { vfs_.arm(fault); });
      ASSERT_FALSE(HasFailure()) << "at number " << fault.nth;
      if (failed_ == 0) break;
    }
    EXPECT_GT(fault.nth, places_min) << "too little was asked of the disk";
  }
  void works_again() { failed_ = vfs_.disarm(); }

  [[nodiscard]] std::optional<Error> opening(const fs::path& file) const {
    const auto opened = SqliteStore::open(file, OpenMode::ReadWrite, clock_);
    if (opened) return std::nullopt;
    return opened.error();
  }

  // A database as a program that knew less has left it: of the first version.
  SimulatedDisk::Files old_database() {
    for (std::uint64_t nth = 1;; ++nth) {
      const ScratchFolder folder;
      const fs::path file = folder.file();
      vfs_.arm({.of = kAnyChange, .nth = nth, .times = kForGood});
      static_cast<void>(opening(file));
      vfs_.disarm();
      SimulatedDisk::Files files;
      for (const std::string ending : {"", "-wal"}) {
        std::error_code none;
        fs::rename(file.string() + ".making" + ending, file.string() + ending, none);
      }
      if (!fs::exists(file) || fs::file_size(file) == 0) continue;
      files = SimulatedDisk(folder.path()).after_power_cut(0, 0);
      if (sqlite::Connection(file, sqlite::Access::ReadOnly).number("PRAGMA user_version") == 1) {
        return files;
      }
    }
  }

  static void expect_up_to_date(const fs::path& file) {
    ManualClock clock(kEarliest);
    {
      const auto store = open_database(file, clock);
      EXPECT_TRUE(give(*store, clock, founding()).front().has_value());
      EXPECT_EQ(flaws_of(*store), std::vector<std::string>{});
    }
    EXPECT_EQ(sqlite::Connection(file, sqlite::Access::ReadOnly).number("PRAGMA user_version"),
              sqlite::newest_version());
  }

  FaultyVfs vfs_;
  ManualClock clock_{kEarliest};
  std::uint64_t failed_ = 0;
};

TEST_F(MakingFaults, ADatabaseThatCouldNotBeMadeIsMadeTheNextTime) {
  for (const Harm harm : {Harm::Broken, Harm::Full}) {
    at_every_place({.of = kinds_of(harm), .harm = harm}, 100, [&](const auto& armed) {
      const ScratchFolder folder;
      armed();
      const auto error = opening(folder.file());
      works_again();
      if (error) expect_clean(*error);
      expect_up_to_date(folder.file());
    });
  }
}

TEST_F(MakingFaults, AnOldDatabaseIsBroughtUpToDateTheNextTime) {
  const SimulatedDisk::Files old = old_database();
  at_every_place({.of = kAll}, 100, [&](const auto& armed) {
    const ScratchFolder folder;
    lay_out(old, folder.path());
    armed();
    const auto error = opening(folder.file());
    works_again();
    if (error) expect_clean(*error);
    expect_up_to_date(folder.file());
  });
}

TEST_F(MakingFaults, AnOldDatabaseSurvivesAPowerCutWhileItIsBroughtUpToDate) {
  const ScratchFolder folder;
  lay_out(old_database(), folder.path());
  SimulatedDisk disk(folder.path());
  vfs_.tell(&disk);
  ASSERT_FALSE(opening(folder.file()));
  vfs_.tell(nullptr);
  ASSERT_GT(disk.moments(), 50U);
  for (std::size_t moment = 0; moment <= disk.moments(); ++moment) {
    const ScratchFolder after;
    lay_out(disk.after_power_cut(moment, moment), after.path());
    expect_up_to_date(after.file());
    ASSERT_FALSE(HasFailure()) << "at moment " << moment;
  }
}

TEST_F(MakingFaults, ABackupIsWholeOrNotThere) {
  Trial trial;
  for (const Step& step : script()) trial.give(step);
  const Everything all = trial.expected();
  for (const Harm harm : {Harm::Broken, Harm::Full}) {
    at_every_place({.of = kinds_of(harm), .harm = harm}, 10, [&](const auto& armed) {
      const ScratchFolder folder;
      const fs::path to = folder.file("copy.db");
      armed();
      const auto copied = back_up(trial.file(), to, [](auto, auto) { return true; });
      works_again();
      if (copied) {
        expect_sound(to, all, all);
      } else {
        expect_clean(copied.error());
        EXPECT_TRUE(fs::is_empty(folder.path()));
      }
      EXPECT_EQ(everything_in(trial.store()), all);
    });
  }
  EXPECT_TRUE(trial.give(one_more(1)).front().has_value());
}

TEST_F(MakingFaults, AnImportIsDoneWholeOrNotAtAll) {
  constexpr TenantId kImported{2};
  const import::Company company;
  const auto contacts_in = [&](const Store& store) {
    std::uint64_t contacts = 0;
    EXPECT_TRUE(store.read(kImported, [&](const Reader& reader) -> Result<void> {
      contacts = reader.counts().contacts;
      return {};
    }));
    return contacts;
  };
  std::uint64_t whole = 0;
  {
    Trial trial;
    ASSERT_TRUE(import::run(trial.store(), kImported, {company.folder()}, {}));
    whole = contacts_in(trial.store());
    ASSERT_GT(whole, 0U);
  }
  for (const Harm harm : {Harm::Broken, Harm::Full}) {
    at_every_place({.of = kinds_of(harm), .harm = harm}, 20, [&](const auto& armed) {
      Trial trial;
      armed();
      const auto imported = import::run(trial.store(), kImported, {company.folder()}, {});
      works_again();
      if (!imported) expect_clean(imported.error());
      EXPECT_EQ(contacts_in(trial.store()), imported ? whole : 0U);
      trial.close();
      ASSERT_FALSE(trial.open());
      EXPECT_EQ(contacts_in(trial.store()), imported ? whole : 0U);
      const auto again = import::run(trial.store(), kImported, {company.folder()}, {});
      EXPECT_TRUE(again.has_value()) << again.error().detail;
      EXPECT_EQ(contacts_in(trial.store()), whole);
      EXPECT_EQ(flaws_of(trial.store()), std::vector<std::string>{});
    });
  }
}

}  // namespace
}  // namespace crm::store
