#include "app/signing_keys.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/scratch_folder.h"
#include "tests/support/times.h"

namespace crm::app {
namespace {

namespace fs = std::filesystem;

const Instant kNow = instant("2026-03-01T12:00:00");

class SigningKeyFile : public testing::Test {
 protected:
  SigningKeyFile() { settings_.database = folder_.file().string(); }

  const ScratchFolder folder_;
  const fs::path file_ = folder_.file("crm.db.signing-keys");
  Settings settings_;
};

TEST_F(SigningKeyFile, IsMadeOnceForItsOwnerAlone) {
  EXPECT_FALSE(read_signing_keys(settings_)->has_value());
  const auto first = signing_keys(settings_, kNow);
  ASSERT_TRUE(first);
  EXPECT_EQ(signing_keys(settings_, kNow)->jwks(kNow), first->jwks(kNow));
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
}

TEST_F(SigningKeyFile, HoldsTheFormerKeyBesideTheNewOne) {
  const auto first = signing_keys(settings_, kNow);
  const auto second = rotate_signing_keys(settings_, kNow);
  ASSERT_TRUE(second);
  const auto read = read_signing_keys(settings_);
  ASSERT_TRUE(*read);
  ASSERT_EQ((*read)->keys().size(), 2U);
  EXPECT_EQ((*read)->keys()[0].kid, second->keys()[0].kid);
  EXPECT_EQ((*read)->keys()[1].kid, first->keys()[0].kid);
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(SigningKeyFile, IsRefusedWhereOthersMayReadItOrItHoldsSomethingElse) {
  std::ofstream(file_) << "not keys\n";
  fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(signing_keys(settings_, kNow).error().kind, ErrorKind::Unavailable);
  EXPECT_EQ(rotate_signing_keys(settings_, kNow).error().kind, ErrorKind::Unavailable);
  fs::permissions(file_, fs::perms::group_read, fs::perm_options::add);
  EXPECT_EQ(signing_keys(settings_, kNow).error().kind, ErrorKind::Forbidden);
}

TEST_F(SigningKeyFile, IsRefusedWhereItIsTooLong) {
  std::ofstream(file_) << std::string(40'000, 'x');
  fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(read_signing_keys(settings_).error().kind, ErrorKind::Unavailable);
}

}  // namespace
}  // namespace crm::app
