#include "app/ticket_key.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/scratch_folder.h"

namespace crm::app {
namespace {

namespace fs = std::filesystem;

class TicketKeyFile : public testing::Test {
 protected:
  TicketKeyFile() { settings_.database = folder_.file().string(); }

  std::string key() {
    const auto made = ticket_key(settings_);
    return made ? std::string(made->hex().view()) : made.error().detail;
  }
  void write(const std::string& text) {
    std::ofstream(file_) << text;
    fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write);
  }

  const ScratchFolder folder_;
  const fs::path file_ = folder_.file("crm.db.ticket-key");
  Settings settings_;
};

TEST_F(TicketKeyFile, IsMadeOnceForItsOwnerAlone) {
  const std::string first = key();
  EXPECT_EQ(first.size(), 64U) << first;
  EXPECT_EQ(key(), first);
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
}

TEST_F(TicketKeyFile, IsBesideTheDatabaseHoweverThatIsNamed) {
  const std::string first = key();
  settings_.database = "sqlite:" + settings_.database;
  EXPECT_EQ(key(), first);
}

TEST_F(TicketKeyFile, IsReadAsItWasWritten) {
  const std::string digits(64, 'a');
  write(digits + "\n");
  EXPECT_EQ(key(), digits);
  write(digits);
  EXPECT_EQ(key(), digits);
}

TEST_F(TicketKeyFile, IsRefusedWhereItHoldsNoKey) {
  for (const char* text : {"", "abc\n", "x", "\n"}) {
    write(text);
    EXPECT_NE(key().find("holds no key"), std::string::npos) << text;
  }
}

TEST_F(TicketKeyFile, IsRefusedWhereOthersMayReadIt) {
  write(std::string(64, 'a'));
  fs::permissions(file_, fs::perms::group_read, fs::perm_options::add);
  EXPECT_EQ(ticket_key(settings_).error().kind, ErrorKind::Forbidden);
}

TEST_F(TicketKeyFile, IsRefusedWhereItCannotBeMade) {
  settings_.database = folder_.file("nowhere/crm.db").string();
  EXPECT_EQ(ticket_key(settings_).error().kind, ErrorKind::Unavailable);
}

}  // namespace
}  // namespace crm::app
