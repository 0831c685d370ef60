// The simulated disk is as bad as a real one, and no worse.
#include "tests/store/faults/simulated_disk.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/support/scratch_folder.h"

namespace crm::store {
namespace {

constexpr std::uint64_t kSeeds = 200;
const std::string kOld(2 * SimulatedDisk::kSectorBytes, 'o');
const std::string kNew(2 * SimulatedDisk::kSectorBytes, 'n');

class SimulatedDiskTest : public testing::Test {
 protected:
  SimulatedDiskTest() {
    lay_out({{"a", kOld}}, folder_.path());
    disk_.emplace(folder_.path());
  }

  // Everything that may be found in the file; "-" where there is none.
  [[nodiscard]] std::set<std::string> possible(const std::string& name = "a") const {
    std::set<std::string> found;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
      const SimulatedDisk::Files files = disk_->after_power_cut(disk_->moments(), seed);
      const auto file = files.find(name);
      found.insert(file == files.end() ? "-" : file->second);
    }
    return found;
  }

  ScratchFolder folder_;
  std::optional<SimulatedDisk> disk_;
};

TEST_F(SimulatedDiskTest, WhatIsNotSyncedIsThereOrNotSectorForSector) {
  disk_->wrote("a", 0, kNew);
  const std::string o = kOld.substr(SimulatedDisk::kSectorBytes);
  const std::string n = kNew.substr(SimulatedDisk::kSectorBytes);
  EXPECT_EQ(possible(), (std::set<std::string>{o + o, o + n, n + o, n + n}));
}

TEST_F(SimulatedDiskTest, WhatIsSyncedIsThere) {
  disk_->wrote("a", 0, kNew);
  disk_->synced("a");
  EXPECT_EQ(possible(), std::set<std::string>{kNew});
}

TEST_F(SimulatedDiskTest, ASyncIsThatOfOneFile) {
  disk_->wrote("a", 0, kNew);
  disk_->synced("b");
  EXPECT_TRUE(possible().contains(kOld));
}

TEST_F(SimulatedDiskTest, ALaterWriteMayBeThereWithoutAnEarlierOne) {
  disk_->wrote("a", 0, "1");
  disk_->wrote("a", SimulatedDisk::kSectorBytes, "2");
  std::string found = kOld;
  found[SimulatedDisk::kSectorBytes] = '2';
  EXPECT_TRUE(possible().contains(found));
}

TEST_F(SimulatedDiskTest, WhatCouldNotBeSyncedIsNotSyncedLater) {
  disk_->wrote("a", 0, kNew);
  disk_->failed_to_sync("a");
  disk_->synced("a");
  EXPECT_TRUE(possible().contains(kOld));
  EXPECT_TRUE(possible().contains(kNew));
  disk_->wrote("a", 0, kNew);
  disk_->synced("a");
  EXPECT_EQ(possible(), std::set<std::string>{kNew});
}

TEST_F(SimulatedDiskTest, ATruncationMayNotHaveHappened) {
  disk_->truncated("a", 0);
  EXPECT_EQ(possible(), (std::set<std::string>{"", kOld}));
  disk_->synced("a");
  EXPECT_EQ(possible(), std::set<std::string>{""});
}

TEST_F(SimulatedDiskTest, ANameIsDurableWithTheFirstSyncOfItsFile) {
  disk_->created("b");
  EXPECT_EQ(possible("b"), (std::set<std::string>{"-", ""}));
  disk_->synced("b");
  EXPECT_EQ(possible("b"), std::set<std::string>{""});
}

TEST_F(SimulatedDiskTest, WhatWasRemovedMayBeThereStill) {
  disk_->removed("a", false);
  EXPECT_EQ(possible(), (std::set<std::string>{"-", kOld}));
  disk_->created("a");
  disk_->wrote("a", 0, "1");
  EXPECT_EQ(possible(), (std::set<std::string>{"-", kOld, "", "1"}));
  disk_->synced("a");
  EXPECT_EQ(possible(), std::set<std::string>{"1"});
}

TEST_F(SimulatedDiskTest, WhatWasRemovedDurablyIsGone) {
  disk_->removed("a", true);
  EXPECT_EQ(possible(), std::set<std::string>{"-"});
}

TEST_F(SimulatedDiskTest, AnEarlierMomentIsAsItWas) {
  disk_->wrote("a", 0, kNew);
  disk_->synced("a");
  EXPECT_EQ(disk_->after_power_cut(0, 1).at("a"), kOld);
}

}  // namespace
}  // namespace crm::store
