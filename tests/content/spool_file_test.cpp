#include "content/spool_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/content/folder.h"

namespace crm::content {
namespace {

TEST(SpoolFile, GivesBackWhatItWasGiven) {
  const Folder folder;
  const auto store = open_in(folder);
  auto spool = store->spool();
  ASSERT_TRUE(spool);
  ASSERT_TRUE((*spool)->write("one "));
  ASSERT_TRUE((*spool)->write("two"));

  const auto body = (*spool)->read_back();

  ASSERT_TRUE(body);
  EXPECT_EQ((*body)->size(), 7U);
  EXPECT_EQ(text_of(**body, 2), "one two");
}

TEST(SpoolFile, HasNoNameThatCouldBeLeftBehind) {
  const Folder folder;
  const auto store = open_in(folder);
  const auto spool = store->spool();
  ASSERT_TRUE((*spool)->write("secret"));

  EXPECT_TRUE(folder.files().empty());
}

TEST(SpoolFile, CannotBeMadeWithoutItsFolder) {
  const Folder folder;
  const auto store = open_in(folder);
  std::filesystem::remove_all(folder.contents());

  const auto spool = store->spool();

  ASSERT_FALSE(spool);
  EXPECT_EQ(spool.error().kind, ErrorKind::Unavailable);
  EXPECT_EQ(spool.error().detail.find(folder.path().string()), std::string::npos);
}

}  // namespace
}  // namespace crm::content
