// Files and folders that may not be written to: told at once, nothing changed, and no obstacle
// once they may.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "tests/store/faults/trial.h"

namespace crm::store {
namespace {

namespace fs = std::filesystem;

// While it lives, this process has no more rights than the owner of nothing.
class Unprivileged {
 public:
  Unprivileged() : before_(::geteuid()) {
    constexpr uid_t kNobody = 65534;
    if (before_ == 0 && ::seteuid(kNobody) != 0) throw std::runtime_error("cannot give up rights");
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;
  ~Unprivileged() {
    if (::seteuid(before_) != 0) std::abort();
  }

 private:
  uid_t before_;
};

class ReadOnly : public testing::Test {
 protected:
  ReadOnly() { trial_.close(); }

  void allow(fs::perms folder, fs::perms files) const {
    for (const auto& entry : fs::directory_iterator(trial_.folder())) {
      fs::permissions(entry.path(), files);
    }
    fs::permissions(trial_.folder(), folder);
  }

  void expect_told_and_no_obstacle_later() {
    const Everything before = trial_.expected();
    {
      const Unprivileged rights;
      const auto error = trial_.open();
      ASSERT_TRUE(error.has_value());
      EXPECT_EQ(error->kind, ErrorKind::Unavailable) << error->detail;
      EXPECT_NE(error->detail.find("crm.db"), std::string::npos) << error->detail;
    }
    allow(fs::perms::owner_all, fs::perms::owner_read | fs::perms::owner_write);
    expect_sound(trial_.file(), before, before);
  }

  static constexpr fs::perms kLook = fs::perms(0555);
  static constexpr fs::perms kAll = fs::perms(0777);
  static constexpr fs::perms kRead = fs::perms(0444);
  static constexpr fs::perms kWrite = fs::perms(0666);

  Trial trial_;
};

TEST_F(ReadOnly, AFolderIsTold) {
  fs::remove(trial_.file().string() + ".lock");
  allow(kLook, kWrite);
  expect_told_and_no_obstacle_later();
}

TEST_F(ReadOnly, AFolderThatHasTheLockFileIsTold) {
  allow(kLook, kWrite);
  expect_told_and_no_obstacle_later();
}

TEST_F(ReadOnly, AFileIsTold) {
  allow(kAll, kRead);
  fs::permissions(trial_.file().string() + ".lock", kWrite);
  expect_told_and_no_obstacle_later();
}

TEST_F(ReadOnly, AFileThatMayNotBeReadIsTold) {
  allow(kAll, fs::perms::none);
  fs::permissions(trial_.file().string() + ".lock", kWrite);
  expect_told_and_no_obstacle_later();
}

}  // namespace
}  // namespace crm::store
