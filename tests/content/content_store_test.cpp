#include "content/content_store.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "tests/content/folder.h"

namespace crm::content {
namespace {

TEST(ContentStore, StandsBesideItsDatabase) {
  EXPECT_EQ(ContentStore::folder_of("data/crm.db"), "data/crm.db.content");
}

TEST(ContentStore, FindsWhatItHeldBefore) {
  const Folder folder;
  const auto stored = keep(*open_in(folder), "abc");

  const auto source = open_in(folder)->read(kOnlyTenant, stored.sha256);

  ASSERT_TRUE(source);
  EXPECT_EQ(text_of(**source), "abc");
}

TEST(ContentStore, CannotStandWhereAFileStands) {
  const Folder folder;
  std::ofstream(folder.contents()) << "not a folder";

  const auto store = ContentStore::open(folder.contents());

  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, ErrorKind::Unavailable);
  EXPECT_NE(store.error().detail.find(folder.contents().string()), std::string::npos);
}

TEST(ContentStore, CannotStandInAFolderThatIsNotThere) {
  const Folder folder;

  const auto store = ContentStore::open(folder.path() / "no" / "crm.db.content");

  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().kind, ErrorKind::Unavailable);
}

TEST(ContentStore, ReadsFromAnyPlace) {
  const Folder folder;
  const auto store = open_in(folder);
  const auto stored = keep(*store, "0123456789");
  const auto source = store->read(kOnlyTenant, stored.sha256);
  ASSERT_TRUE(source);
  std::array<char, 4> piece{};

  EXPECT_EQ((*source)->size(), 10U);
  EXPECT_EQ((*source)->read(3, piece), 4U);
  EXPECT_EQ(std::string(piece.begin(), piece.end()), "3456");
  EXPECT_EQ((*source)->read(8, piece), 2U);
  EXPECT_EQ((*source)->read(10, piece), 0U);
}

TEST(ContentStore, HasNothingThatNobodyWrote) {
  const Folder folder;
  const auto store = open_in(folder);
  const auto stored = keep(*store, "abc");

  const auto of_another = store->read(TenantId{2}, stored.sha256);
  const auto of_none = store->read(kOnlyTenant, Sha256{});

  ASSERT_FALSE(of_another);
  EXPECT_EQ(of_another.error().kind, ErrorKind::NotFound);
  ASSERT_FALSE(of_none);
  EXPECT_EQ(of_none.error().kind, ErrorKind::NotFound);
}

TEST(ContentStore, SaysWhenAFileHasBecomeShorter) {
  const Folder folder;
  const auto store = open_in(folder);
  const auto stored = keep(*store, "abc");
  const auto source = store->read(kOnlyTenant, stored.sha256);
  std::filesystem::resize_file(folder.files().front(), 1);
  std::array<char, 4> piece{};

  const auto got = (*source)->read(0, piece);

  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().kind, ErrorKind::Unavailable);
}

TEST(ContentStore, ShowsEachContentOfEachTenantAndNothingElse) {
  const Folder folder;
  const auto store = open_in(folder);
  const auto a = keep(*store, "a");
  const auto bc = keep(*store, "bc", TenantId{7});
  const auto unfinished = store->writer(kOnlyTenant);
  for (const auto* const stray : {"notes.txt", "1/notes.txt", "1/ca/97/notes.txt"}) {
    std::filesystem::create_directories((folder.contents() / stray).parent_path());
    std::ofstream(folder.contents() / stray) << "stray";
  }
  // A content in a place that is not its own would never be found there.
  std::ofstream(folder.contents() / "1/ca/97" / hexadecimal(bc.sha256)) << "bc";

  std::map<TenantId, Stored> found;
  ASSERT_TRUE(store->each(
      [&](const Found& each) { EXPECT_TRUE(found.emplace(each.tenant, each.content).second); }));

  EXPECT_EQ(found, (std::map<TenantId, Stored>{{kOnlyTenant, a}, {TenantId{7}, bc}}));
}

}  // namespace
}  // namespace crm::content
