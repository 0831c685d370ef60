// What every connection to a database is set to, asked of the connection itself.
#include "store/sqlite/connection.h"

#include <gtest/gtest.h>

#include "store/sqlite/migrations.h"
#include "store/sqlite/sql.h"
#include "tests/store/sqlite/scratch_database.h"
#include "tests/support/manual_clock.h"
#include "tests/support/times.h"

namespace crm::store::sqlite {
namespace {

class ConnectionTest : public testing::TestWithParam<Access> {
 protected:
  ScratchFolder folder_;
  ManualClock clock_{instant("2026-01-31T09:30:00")};
  std::unique_ptr<SqliteStore> store_ = open_database(folder_.file(), clock_);
  Connection connection_{folder_.file(), GetParam()};
};

std::string access_of(const testing::TestParamInfo<Access>& each) {
  return each.param == Access::ReadOnly ? "reader" : "writer";
}

INSTANTIATE_TEST_SUITE_P(Both, ConnectionTest, testing::Values(Access::ReadOnly, Access::ReadWrite),
                         access_of);

TEST_P(ConnectionTest, HasEveryControlSet) {
  EXPECT_EQ(connection_.text("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(connection_.number("PRAGMA synchronous"), 2);  // FULL
  EXPECT_EQ(connection_.number("PRAGMA foreign_keys"), 1);
  EXPECT_EQ(connection_.number("PRAGMA busy_timeout"), 5000);
  EXPECT_EQ(connection_.number("PRAGMA trusted_schema"), 0);
  EXPECT_EQ(connection_.number("PRAGMA cell_size_check"), 1);
  EXPECT_EQ(connection_.number("PRAGMA mmap_size"), 0);
  EXPECT_EQ(connection_.number("PRAGMA journal_size_limit"), 64 * 1024 * 1024);
  EXPECT_EQ(connection_.number("PRAGMA temp_store"), 2);  // MEMORY
  EXPECT_EQ(connection_.number("PRAGMA wal_autocheckpoint"), 0);
  EXPECT_EQ(connection_.number("PRAGMA secure_delete"), 2);  // FAST
  EXPECT_EQ(connection_.number("PRAGMA auto_vacuum"), 0);
  EXPECT_EQ(connection_.number("PRAGMA application_id"), kApplicationId);
  EXPECT_EQ(connection_.number("PRAGMA user_version"), newest_version());
  EXPECT_EQ(connection_.number("PRAGMA query_only"), GetParam() == Access::ReadOnly ? 1 : 0);
}

TEST_P(ConnectionTest, LoadsNoExtensionsAndAttachesNothing) {
  EXPECT_THROW(connection_.execute("SELECT load_extension('x')"), Failure);
  EXPECT_THROW(connection_.execute("ATTACH ':memory:' AS other"), Failure);
}

TEST_P(ConnectionTest, NeverWritesTheSchemaByHand) {
  connection_.execute("PRAGMA writable_schema = ON");
  EXPECT_THROW(connection_.execute("UPDATE sqlite_schema SET sql = ''"), Failure);
}

TEST_P(ConnectionTest, TakesNoMisspeltColumnForAText) {
  EXPECT_THROW(connection_.execute("SELECT \"not a column\""), Failure);
}

TEST_P(ConnectionTest, RefusesStatementsLargerThanOursEverAre) {
  const std::string long_one = "SELECT '" + std::string(70'000, 'x') + "'";
  EXPECT_THROW(connection_.execute(long_one.c_str()), Failure);
}

TEST_P(ConnectionTest, BindsNoMoreValuesThanOurStatementsEverDo) {
  std::string values = "?";
  for (int i = 1; i < sql::kValuesMax; ++i) values += ",?";
  connection_.execute(("SELECT 1 IN (" + values + ")").c_str());
  EXPECT_THROW(connection_.execute(("SELECT 1 IN (" + values + ",?)").c_str()), Failure);
}

TEST_P(ConnectionTest, OnlyTheWriterWrites) {
  constexpr char kWrite[] = "INSERT INTO tenant (tenant_id) VALUES (9)";
  if (GetParam() == Access::ReadOnly) {
    EXPECT_THROW(connection_.execute(kWrite), Failure);
  } else {
    connection_.execute(kWrite);
  }
}

}  // namespace
}  // namespace crm::store::sqlite
