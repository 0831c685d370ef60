#include "content/writer.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/content/folder.h"

namespace crm::content {
namespace {

constexpr TenantId kOther{2};

TEST(ContentWriter, KeepsWhatCameInPieces) {
  const Folder folder;
  const auto store = open_in(folder);
  auto writer = store->writer(kOnlyTenant);
  ASSERT_TRUE(writer);
  ASSERT_TRUE((*writer)->write("a"));
  ASSERT_TRUE((*writer)->write("bc"));

  const auto stored = (*writer)->commit();

  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->size, 3U);
  const auto source = store->read(kOnlyTenant, stored->sha256);
  ASSERT_TRUE(source);
  EXPECT_EQ(text_of(**source), "abc");
}

TEST(ContentWriter, NamesTheFileByItsContentBelowItsTenant) {
  const Folder folder;
  const auto store = open_in(folder);

  keep(*store, "abc", kOther);

  const auto path = folder.contents() /
                    "2/ba/78/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(folder.files(), std::vector{path});
  EXPECT_EQ(mode_of(path), 0600U);
  for (auto above = path.parent_path(); above != folder.path(); above = above.parent_path()) {
    EXPECT_EQ(mode_of(above), 0700U) << above;
  }
}

TEST(ContentWriter, KeepsTheSameContentOnce) {
  const Folder folder;
  const auto store = open_in(folder);
  const auto first = keep(*store, "abc");

  EXPECT_EQ(keep(*store, "abc"), first);
  EXPECT_EQ(folder.files().size(), 1U);
  keep(*store, "abc", kOther);
  EXPECT_EQ(folder.files().size(), 2U) << "tenants share nothing";
}

TEST(ContentWriter, MendsAFileThatIsNotWhatItsNameSays) {
  const Folder folder;
  const auto store = open_in(folder);
  const auto stored = keep(*store, "abc");
  std::filesystem::resize_file(folder.files().front(), 1);

  keep(*store, "abc");

  EXPECT_EQ(text_of(**store->read(kOnlyTenant, stored.sha256)), "abc");
}

TEST(ContentWriter, KeepsAnEmptyContent) {
  const Folder folder;
  const auto store = open_in(folder);

  const auto stored = keep(*store, "");

  EXPECT_EQ(stored.size, 0U);
  const auto source = store->read(kOnlyTenant, stored.sha256);
  ASSERT_TRUE(source);
  EXPECT_EQ((*source)->size(), 0U);
}

TEST(ContentWriter, LeavesNothingWhenItIsNotCommitted) {
  const Folder folder;
  const auto store = open_in(folder);
  {
    auto writer = store->writer(kOnlyTenant);
    ASSERT_TRUE((*writer)->write("abc"));
    EXPECT_EQ(folder.files().size(), 1U) << "while it is written";
    EXPECT_EQ(mode_of(folder.files().front()), 0600U);
  }
  EXPECT_TRUE(folder.files().empty());
}

TEST(ContentWriter, TakesAsMuchAsItMayAndNoMore) {
  const Folder folder;
  const auto store = open_in(folder);
  auto writer = store->writer(kOnlyTenant, 1234);
  ASSERT_TRUE((*writer)->write(std::string(1000, 'a')));
  ASSERT_TRUE((*writer)->write(std::string(234, 'b')));

  const auto more = (*writer)->write("c");

  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().kind, ErrorKind::PayloadTooLarge);
  EXPECT_EQ(more.error().detail, "The content is larger than the 1,234 bytes a document may have.");
  const auto committed = (*writer)->commit();
  ASSERT_FALSE(committed);
  EXPECT_EQ(committed.error(), more.error());
}

TEST(ContentWriter, TakesAHundredMebibytesWhereNothingElseIsSaid) {
  EXPECT_EQ(kContentBytesMax, 104'857'600U);
}

// A limit of the process stands for a full disk, which tells itself in the same way.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

TEST(ContentWriter, SaysThatTheDiskIsFullAndLeavesNothing) {
  const Folder folder;
  const auto store = open_in(folder);
  {
    auto writer = store->writer(kOnlyTenant);
    const FullDisk full(5000);
    ASSERT_TRUE((*writer)->write(std::string(4000, 'a')));

    const auto more = (*writer)->write(std::string(4000, 'b'));

    ASSERT_FALSE(more);
    EXPECT_EQ(more.error().kind, ErrorKind::StorageFull);
    EXPECT_EQ(more.error().detail.find(folder.path().string()), std::string::npos)
        << "callers are told no path";
    EXPECT_EQ((*writer)->commit().error(), more.error());
  }
  EXPECT_TRUE(folder.files().empty());
}

TEST(ContentWriter, MayBeOneOfManyWithTheSameContent) {
  const Folder folder;
  const auto store = open_in(folder);
  const std::string text(100'000, 'x');
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] {
        for (int j = 0; j < 10; ++j) keep(*store, text);
      });
    }
  }
  EXPECT_EQ(folder.files().size(), 1U);
}

}  // namespace
}  // namespace crm::content
