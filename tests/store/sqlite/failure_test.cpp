// Each test names the codes by their numbers in SQLite's documentation, which never change.
#include "store/sqlite/failure.h"

#include <gtest/gtest.h>

#include <new>

namespace crm::store::sqlite {
namespace {

DatabaseFailure failure_of(int code) {
  try {
    fail(nullptr, code);
  } catch (const DatabaseFailure& failure) {
    return failure;
  }
}

TEST(DatabaseFailure, AFullDiskIsStorageFullAndWritingMayGoOn) {
  for (const int code : {13 /* FULL */, 4874 /* IOERR_SHMSIZE */}) {
    EXPECT_EQ(failure_of(code).kind(), ErrorKind::StorageFull);
    EXPECT_FALSE(failure_of(code).ends_writing());
  }
}

TEST(DatabaseFailure, ABrokenDiskOrFileEndsWriting) {
  for (const int code : {10 /* IOERR */, 1034 /* IOERR_FSYNC */, 778 /* IOERR_WRITE */,
                         11 /* CORRUPT */, 779 /* CORRUPT_INDEX */, 26 /* NOTADB */}) {
    EXPECT_EQ(failure_of(code).kind(), ErrorKind::Unavailable);
    EXPECT_TRUE(failure_of(code).ends_writing());
  }
}

TEST(DatabaseFailure, ALockedDatabaseIsUnavailableForNow) {
  for (const int code : {5 /* BUSY */, 261 /* BUSY_RECOVERY */, 6 /* LOCKED */}) {
    EXPECT_EQ(failure_of(code).kind(), ErrorKind::Unavailable);
    EXPECT_FALSE(failure_of(code).ends_writing());
  }
}

TEST(DatabaseFailure, ABrokenRuleIsOurFault) {
  EXPECT_EQ(failure_of(787 /* CONSTRAINT_FOREIGNKEY */).kind(), ErrorKind::Internal);
  EXPECT_EQ(failure_of(1 /* ERROR */).kind(), ErrorKind::Internal);
}

TEST(DatabaseFailure, LackOfMemoryIsNoFailureOfTheDatabase) {
  EXPECT_THROW(fail(nullptr, 7 /* NOMEM */), std::bad_alloc);
}

}  // namespace
}  // namespace crm::store::sqlite
