#include "store/sqlite/backup.h"

#include "tests/store/sqlite/support.h"

namespace crm::store::sqlite {
namespace {

class SqliteBackup : public SqliteTest {
 protected:
  [[nodiscard]] static bool go_on(std::uint64_t /*done*/, std::uint64_t /*total*/) { return true; }
};

TEST_F(SqliteBackup, HoldsWhatIsCommittedAndNotWhatIsUnderWay) {
  const auto store = opened();
  must(put_contacts(*store, 1, 500));
  const auto copy = file_.parent_path() / "copy.db";
  must(store->write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
    transaction.put(Contact{.id = ContactId{9000}, .name = "Under way"});
    EXPECT_TRUE(back_up(file_, copy, go_on));
    return {};
  }));
  const auto restored = SqliteStore::open(copy, OpenMode::ReadWrite, clock_, {});
  ASSERT_TRUE(restored);
  must((*restored)->read(kOnlyTenant, [](const Reader& reader) -> Result<void> {
    EXPECT_EQ(reader.counts().contacts, 500U);
    EXPECT_FALSE(reader.contact(ContactId{9000}));
    return {};
  }));
  EXPECT_EQ((*restored)->defects().value(), std::vector<std::string>{});
}

TEST_F(SqliteBackup, IsOnePictureThoughItTakesManySteps) {
  const auto store = opened();
  must(put_contacts(*store, 1, 100'000));
  const auto copy = file_.parent_path() / "copy.db";
  int steps = 0;
  ASSERT_TRUE(back_up(file_, copy, [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_LT(done, total);
    must(store->write(kOnlyTenant, [&](Transaction& transaction) -> Result<void> {
      transaction.put(Contact{.id = ContactId{200'000 + ++steps}, .name = "Meanwhile"});
      return {};
    }));
    return true;
  }));
  EXPECT_GT(steps, 1);
  const auto restored = SqliteStore::open(copy, OpenMode::ReadOnly, clock_, {});
  ASSERT_TRUE(restored);
  must((*restored)->read(kOnlyTenant, [](const Reader& reader) -> Result<void> {
    EXPECT_EQ(reader.counts().contacts, 100'000U);
    return {};
  }));
}

TEST_F(SqliteBackup, ThatIsEndedLeavesNothing) {
  must(put_contacts(*opened(), 1, 100'000));
  const auto copy = file_.parent_path() / "copy.db";
  EXPECT_FALSE(back_up(file_, copy, [](std::uint64_t, std::uint64_t) { return false; }));
  EXPECT_FALSE(std::filesystem::exists(copy));
  EXPECT_FALSE(std::filesystem::exists(copy.string() + ".part"));
}

TEST_F(SqliteBackup, ReplacesNothing) {
  must(put_contacts(*opened(), 1, 1));
  const auto copy = file_.parent_path() / "copy.db";
  std::ofstream(copy) << "mine";
  const auto refused = back_up(file_, copy, go_on);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::BadRequest);
  EXPECT_EQ(std::filesystem::file_size(copy), 4U);
}

}  // namespace
}  // namespace crm::store::sqlite
