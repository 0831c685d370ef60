// What ContentStore::sweep() removes, and what it must not.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/clock.h"
#include "content/content_store.h"
#include "tests/content/folder.h"

namespace crm::content {
namespace {

constexpr auto kNamesNothing = [](TenantId, const Sha256&) { return false; };

// What was written before it is old.
Instant an_hour_ago() { return {SystemClock().now().ticks - 3600 * kTicksPerSecond}; }

void make_old(const std::filesystem::path& path) {
  const timespec old{1'000'000'000, 0};
  const timespec times[] = {old, old};
  ASSERT_EQ(::utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
}

TEST(ContentSweep, RemovesOldContentsThatNoRowNames) {
  const Folder folder;
  const auto store = open_in(folder);
  const auto named = keep(*store, "named");
  const auto elsewhere = keep(*store, "named", TenantId{2});
  const auto unnamed = keep(*store, "not named");
  for (const auto& file : folder.files()) make_old(file);

  const auto swept = store->sweep(
      [&](TenantId tenant, const Sha256& sha256) {
        return tenant == kOnlyTenant && sha256 == named.sha256;
      },
      an_hour_ago());

  EXPECT_EQ(swept, (Swept{.contents = 2, .unfinished = 0, .bytes = 14}));
  EXPECT_TRUE(store->read(kOnlyTenant, named.sha256));
  EXPECT_FALSE(store->read(TenantId{2}, elsewhere.sha256));
  EXPECT_FALSE(store->read(kOnlyTenant, unnamed.sha256));
}

TEST(ContentSweep, LeavesNewContentsTheTimeToGetTheirRows) {
  const Folder folder;
  const auto store = open_in(folder);
  keep(*store, "abc");

  EXPECT_EQ(store->sweep(kNamesNothing, an_hour_ago()), Swept{});
  EXPECT_EQ(folder.files().size(), 1U);
}

TEST(ContentSweep, TakesAContentForNewThatIsWrittenAgain) {
  const Folder folder;
  const auto store = open_in(folder);
  keep(*store, "abc");
  make_old(folder.files().front());
  keep(*store, "abc");

  EXPECT_EQ(store->sweep(kNamesNothing, an_hour_ago()), Swept{});
}

TEST(ContentSweep, RemovesWhatWasLeftUnfinishedLongAgo) {
  const Folder folder;
  const auto store = open_in(folder);
  std::ofstream(folder.contents() / "tmp" / "of-a-dead-process") << "12345";
  make_old(folder.contents() / "tmp" / "of-a-dead-process");
  auto writer = store->writer(kOnlyTenant);
  ASSERT_TRUE((*writer)->write("of a living one"));

  EXPECT_EQ(store->sweep(kNamesNothing, an_hour_ago()),
            (Swept{.contents = 0, .unfinished = 1, .bytes = 5}));
  EXPECT_TRUE((*writer)->commit());
}

TEST(ContentSweep, MayEndWithWhatIsUnfinished) {
  const Folder folder;
  const auto store = open_in(folder);
  keep(*store, "abc");
  std::ofstream(folder.contents() / "tmp" / "of-a-dead-process") << "12345";
  for (const auto& file : folder.files()) make_old(file);

  EXPECT_EQ(store->sweep_unfinished(an_hour_ago()),
            (Swept{.contents = 0, .unfinished = 1, .bytes = 5}));
  EXPECT_EQ(folder.files().size(), 1U);
}

TEST(ContentSweep, DoesNotEndWhoReads) {
  const Folder folder;
  const auto store = open_in(folder);
  const auto source = store->read(kOnlyTenant, keep(*store, "abc").sha256);
  make_old(folder.files().front());

  ASSERT_EQ(store->sweep(kNamesNothing, an_hour_ago())->contents, 1U);

  EXPECT_EQ(text_of(**source), "abc");
}

TEST(ContentSweep, LeavesWhatIsNotOurs) {
  const Folder folder;
  const auto store = open_in(folder);
  std::ofstream(folder.contents() / "notes.txt") << "mine";
  make_old(folder.contents() / "notes.txt");

  EXPECT_EQ(store->sweep(kNamesNothing, an_hour_ago()), Swept{});
  EXPECT_EQ(folder.files().size(), 1U);
}

}  // namespace
}  // namespace crm::content
