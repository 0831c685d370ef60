// Which files are opened, what becomes of them, and what is said of the others.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <string>

#include "store/sqlite/connection.h"
#include "store/sqlite/library_version.h"
#include "store/sqlite/migrations.h"
#include "tests/store/sqlite/scratch_folder.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::store {
namespace {

namespace fs = std::filesystem;
using sqlite::Access;
using sqlite::Connection;

class OpenTest : public testing::Test {
 protected:
  // The error of an open that must be refused.
  [[nodiscard]] Error refusal(const fs::path& file, OpenMode mode = OpenMode::ReadWrite) const {
    const auto opened = SqliteStore::open(file, mode, clock_);
    EXPECT_FALSE(opened.has_value());
    return opened ? Error{} : opened.error();
  }

  // A database that another hand has made or changed.
  void touch_up(const char* sql) const {
    std::ofstream(folder_.file(), std::ios::app).close();
    Connection(folder_.file(), Access::ReadWrite).execute(sql);
  }

  [[nodiscard]] static std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  ScratchFolder folder_;
  ManualClock clock_{instant("2026-01-31T09:30:00")};
};

bool says(const Error& error, std::string_view words) {
  return error.detail.find(words) != std::string::npos;
}

TEST_F(OpenTest, MakesAnUpToDateDatabaseOfNothing) {
  ASSERT_TRUE(open_database(folder_.file(), clock_)
                  ->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
                    transaction.put(Category{CategoryId{1}, "One"});
                    return {};
                  }));
  Connection connection(folder_.file(), Access::ReadOnly);
  EXPECT_EQ(connection.number("PRAGMA user_version"), sqlite::newest_version());
  EXPECT_EQ(connection.number("PRAGMA application_id"), sqlite::kApplicationId);
}

TEST_F(OpenTest, EveryTableLeadsItsKeyWithTheTenant) {
  const auto store = open_database(folder_.file(), clock_);
  Connection connection(folder_.file(), Access::ReadOnly);
  EXPECT_EQ(connection.text("SELECT group_concat(name) FROM sqlite_schema AS s WHERE type = 'table'"
                            " AND (SELECT name FROM pragma_table_info(s.name) WHERE pk = 1)"
                            " <> 'tenant_id'"),
            "");
  EXPECT_EQ(connection.text("SELECT group_concat(name) FROM sqlite_schema AS s WHERE type = 'index'"
                            " AND (SELECT name FROM pragma_index_info(s.name) WHERE seqno = 0)"
                            " <> 'tenant_id'"),
            "");
  EXPECT_GE(connection.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table'"), 12);
}

TEST_F(OpenTest, AnEmptyFileIsAsGoodAsNone) {
  std::ofstream(folder_.file()).close();
  open_database(folder_.file(), clock_);
  open_database(folder_.file(), clock_, OpenMode::ReadOnly);
}

TEST_F(OpenTest, AFirstMigrationThatWasCutOffIsDoneAgain) {
  touch_up("PRAGMA journal_mode = WAL");  // as far as it came
  open_database(folder_.file(), clock_);
  open_database(folder_.file(), clock_, OpenMode::ReadOnly);
}

TEST_F(OpenTest, KeepsWhatItHolds) {
  ASSERT_TRUE(open_database(folder_.file(), clock_)
                  ->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
                    transaction.put(Category{CategoryId{1}, "One"});
                    return {};
                  }));
  for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    ASSERT_TRUE(open_database(folder_.file(), clock_, mode)
                    ->read(kOnlyTenant, [](const Reader& reader) -> Result<void> {
                      EXPECT_EQ(reader.category(CategoryId{1})->name, "One");
                      return {};
                    }));
  }
}

TEST_F(OpenTest, OnlyItsOwnerMayReadAnyOfItsFiles) {
  const auto store = open_database(folder_.file(), clock_);
  int files = 0;
  for (const auto& entry : fs::directory_iterator(folder_.path())) {
    struct stat file{};
    ASSERT_EQ(::stat(entry.path().c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777U, 0600U) << entry.path();
    ++files;
  }
  EXPECT_EQ(files, 4);  // the database, its log, the log's index, the lock
}

TEST_F(OpenTest, RefusesANewerVersionAndNamesBoth) {
  open_database(folder_.file(), clock_);
  touch_up("PRAGMA user_version = 4711");
  for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    const Error error = refusal(folder_.file(), mode);
    EXPECT_EQ(error.kind, ErrorKind::Unavailable);
    EXPECT_TRUE(says(error, folder_.file().string())) << error.detail;
    EXPECT_TRUE(says(error, "4711")) << error.detail;
    EXPECT_TRUE(says(error, "version " + std::to_string(sqlite::newest_version()))) << error.detail;
  }
}

TEST_F(OpenTest, RefusesADatabaseOfAnotherProgramAndLeavesItAlone) {
  for (const char* const sql :
       {"CREATE TABLE fruit (name)", "PRAGMA application_id = 5", "PRAGMA user_version = 1"}) {
    touch_up(sql);
    const std::string before = bytes_of(folder_.file());
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
      const Error error = refusal(folder_.file(), mode);
      EXPECT_EQ(error.kind, ErrorKind::Unavailable);
      EXPECT_TRUE(says(error, "This is not a database of active-contacts.")) << error.detail;
    }
    EXPECT_EQ(bytes_of(folder_.file()), before);
  }
}

TEST_F(OpenTest, RefusesAFileThatIsNoDatabaseAndLeavesItAlone) {
  const std::string letter(10'000, 'x');
  std::ofstream(folder_.file()) << letter;
  for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    EXPECT_TRUE(says(refusal(folder_.file(), mode), "not a database of active-contacts"));
  }
  EXPECT_EQ(bytes_of(folder_.file()), letter);
}

TEST_F(OpenTest, ReadingNeedsADatabase) {
  const Error error = refusal(folder_.file(), OpenMode::ReadOnly);
  EXPECT_EQ(error.kind, ErrorKind::NotFound);
  EXPECT_TRUE(says(error, "active-contacts import")) << error.detail;
  EXPECT_FALSE(fs::exists(folder_.file()));  // and makes none
}

TEST_F(OpenTest, RefusesWhatCannotBeADatabaseFile) {
  EXPECT_EQ(refusal(folder_.path() / "missing" / "crm.db").kind, ErrorKind::NotFound);
  EXPECT_TRUE(says(refusal(folder_.path()), "is not a plain file"));
  EXPECT_EQ(refusal("").kind, ErrorKind::Unavailable);
  open_database(folder_.file(), clock_);
  fs::create_hard_link(folder_.file(), folder_.file("second.db"));
  EXPECT_TRUE(says(refusal(folder_.file("second.db")), "has a second name"));
}

TEST_F(OpenTest, AStoreForReadingRefusesToWrite) {
  open_database(folder_.file(), clock_);
  const auto written = open_database(folder_.file(), clock_, OpenMode::ReadOnly)
                           ->write(kOnlyTenant, [](Transaction&) -> Result<void> { return {}; });
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().kind, ErrorKind::Internal);
}

TEST_F(OpenTest, RefusesAChangeThatPointsToNothingAndChangesNothing) {
  const auto store = open_database(folder_.file(), clock_);
  const auto written = store->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    transaction.put(Category{CategoryId{1}, "One"});
    transaction.put(Person{.id = PersonId{1}, .contact = ContactId{404}});
    return {};
  });
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().kind, ErrorKind::Internal);
  EXPECT_TRUE(says(written.error(), "FOREIGN KEY")) << written.error().detail;
  ASSERT_TRUE(store->read(kOnlyTenant, [](const Reader& reader) -> Result<void> {
    EXPECT_EQ(reader.counts(), Counts{});
    return {};
  }));
}

TEST(LibraryVersion, TellsWhichItIsAndWhetherItHasTheBug) {
  const std::string note = sqlite_version_note();
  EXPECT_TRUE(note.starts_with("3.")) << note;
  if (note.starts_with("3.40.1")) {
    EXPECT_NE(note.find("WAL-reset bug"), std::string::npos) << note;
  }
}

}  // namespace
}  // namespace crm::store
