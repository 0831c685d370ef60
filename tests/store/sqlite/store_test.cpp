// The contract, and what only this adapter does behind it.
#include <atomic>
#include <thread>

#include "store/sqlite/connection.h"
#include "store/sqlite/migrations.h"
#include "tests/store/contract.h"
#include "tests/store/sqlite/scratch_database.h"
#include "tests/store/sqlite/support.h"

namespace crm::store {
namespace {

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, testing::Values(Adapter{"sqlite", fresh_database}),
                         name_of);

}  // namespace

namespace sqlite {
namespace {

using SqliteStoreTest = SqliteTest;

TEST_F(SqliteStoreTest, KeepsEverythingFromOneOpeningToTheNext) {
  must(put_contacts(*opened(), 1, 100));
  EXPECT_EQ(contacts_in(*opened()), 100U);
}

TEST_F(SqliteStoreTest, NowRisesFromOneOpeningToTheNext) {
  const auto now = [&] {
    Instant at;
    must(opened()->write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
      at = transaction.now();
      return {};
    }));
    return at;
  };
  const Instant first = now();
  clock_.set(instant("2016-01-31T09:30:00"));
  EXPECT_EQ(now(), Instant{first.ticks + 1});
}

TEST_F(SqliteStoreTest, ARowThatPointsToNothingIsRefusedAtTheEndOfTheChange) {
  const auto store = opened();
  const auto refused = store->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    transaction.put(Person{.id = PersonId{1}, .contact = ContactId{77}});
    return {};
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().detail,
            "The change breaks a rule of the database (FOREIGN KEY constraint failed).");
  const auto in_any_order = store->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    transaction.put(Person{.id = PersonId{1}, .contact = ContactId{77}});
    transaction.put(Contact{.id = ContactId{77}});
    return {};
  });
  EXPECT_TRUE(in_any_order.has_value()) << in_any_order.error().detail;
}

TEST_F(SqliteStoreTest, TwoAssociatesCannotHaveOneLogin) {
  const auto refused = opened()->write(kOnlyTenant, [](Transaction& transaction) -> Result<void> {
    transaction.put(Associate{.id = AssociateId{1}, .login = "anna"});
    transaction.put(Associate{.id = AssociateId{2}, .login = "ANNA"});
    return {};
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::Internal);
}

TEST_F(SqliteStoreTest, AStoreForReadingRefusesToWrite) {
  static_cast<void>(opened());
  const auto refused = put_contacts(*opened(OpenMode::ReadOnly), 1, 1);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().detail, "The database was opened for reading only.");
}

TEST_F(SqliteStoreTest, ReadersOfAnotherProcessSeeWhatTheWriterHasCommitted) {
  const auto writer = opened();
  const auto reader = opened(OpenMode::ReadOnly);
  EXPECT_EQ(contacts_in(*reader), 0U);
  must(put_contacts(*writer, 1, 10));
  EXPECT_EQ(contacts_in(*reader), 10U);
}

TEST_F(SqliteStoreTest, MoreReadersThanConnectionsTakeTurns) {
  static_cast<void>(opened());
  const auto store = SqliteStore::open(file_, OpenMode::ReadWrite, clock_, {.readers_max = 2});
  must(put_contacts(**store, 1, 10));
  std::atomic<int> right{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round) right += contacts_in(**store) == 10 ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 160);
}

TEST_F(SqliteStoreTest, TellsOfAPageThatIsDamaged) {
  must(put_contacts(*opened(), 1, 5000));
  {
    std::fstream bytes(file_, std::ios::in | std::ios::out | std::ios::binary);
    const auto pages = static_cast<std::streamoff>(std::filesystem::file_size(file_) / 4096);
    bytes.seekp(pages / 2 * 4096);
    bytes << std::string(4096, '\x5a');
  }
  const auto defects = opened(OpenMode::ReadOnly)->defects();
  ASSERT_TRUE(defects.has_value()) << defects.error().detail;
  ASSERT_FALSE(defects->empty());
  EXPECT_EQ(defects->front().rfind("The file is damaged: ", 0), 0U) << defects->front();
}

TEST_F(SqliteStoreTest, WritesNoMoreOnceAPageIsFoundDamaged) {
  must(put_contacts(*opened(), 1, 5000));
  {
    std::fstream bytes(file_, std::ios::in | std::ios::out | std::ios::binary);
    const auto pages = static_cast<std::streamoff>(std::filesystem::file_size(file_) / 4096);
    bytes.seekp(pages / 2 * 4096);
    bytes << std::string(4096, '\x5a');
  }
  const auto store = opened();
  const auto first = put_contacts(*store, 1, 5000);
  ASSERT_FALSE(first.has_value());
  EXPECT_EQ(first.error().kind, ErrorKind::Unavailable);
  const auto second = put_contacts(*store, 6000, 6000);  // touches only sound pages
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().kind, ErrorKind::Unavailable);
  EXPECT_NE(second.error().detail.find("until a restart"), std::string::npos);
}

TEST_F(SqliteStoreTest, TellsOfARowThatPointsToNothing) {
  must(put_contacts(*opened(), 1, 1));
  {
    Connection connection(file_, Access::ReadWrite);
    connection.execute(
        "PRAGMA foreign_keys = OFF;"
        "INSERT INTO person (tenant_id, person_id, contact_id, first_name, last_name, email,"
        " registered_at) VALUES (1, 1, 77, '', '', '', 0);"
        "INSERT INTO appointment (tenant_id, appointment_id, contact_id, person_id,"
        " owner_associate_id, type, status, title, starts_at, ends_at, registered_at)"
        " VALUES (1, 1, 78, 78, 78, 1, 1, '', 0, 0, 0), (1, 2, 1, 1, NULL, 1, 1, '', 0, 0, 0);"
        "INSERT INTO document (tenant_id, document_id, contact_id, person_id, owner_associate_id,"
        " type, status, header, registered_at) VALUES (1, 1, 79, 79, 79, 4, 1, '', 0);"
        "INSERT INTO associate (tenant_id, associate_id, login, full_name, retired, role_id)"
        " VALUES (1, 1, 'anna', '', 0, 81);"
        "UPDATE contact SET merged_into = 80");
  }
  const auto defects = opened()->defects();
  ASSERT_TRUE(defects.has_value()) << defects.error().detail;
  EXPECT_EQ(*defects, (std::vector<std::string>{
                          "Rows of person that point to a missing row of contact: 1",
                          "Rows of appointment that point to a missing row of associate: 1",
                          "Rows of appointment that point to a missing row of contact: 1",
                          "Rows of appointment that point to a missing row of person: 1",
                          "Rows of document that point to a missing row of associate: 1",
                          "Rows of document that point to a missing row of contact: 1",
                          "Rows of document that point to a missing row of person: 1",
                          "Rows of associate that point to a missing row of role: 1",
                          "Rows of contact that point to a missing row of contact: 1"}));
}

}  // namespace
}  // namespace sqlite
}  // namespace crm::store
