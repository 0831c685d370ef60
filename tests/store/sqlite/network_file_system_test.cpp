#include "store/sqlite/network_file_system.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace crm::store::sqlite {
namespace {

TEST(NetworkFileSystem, KnowsThoseOfTheKernelByTheirMagicNumber) {
  EXPECT_EQ(network_file_system(0x6969, ""), "NFS");
  EXPECT_EQ(network_file_system(0xFF534D42, ""), "CIFS");
  EXPECT_EQ(network_file_system(0xFE534D42, ""), "SMB2");
}

TEST(NetworkFileSystem, KnowsThoseOverFuseByTheTypeOfTheMount) {
  constexpr std::uint32_t kFuse = 0x65735546;
  EXPECT_EQ(network_file_system(kFuse, "fuse.sshfs"), "sshfs");
  EXPECT_EQ(network_file_system(kFuse, "fuse.rclone"), "rclone");
  EXPECT_EQ(network_file_system(kFuse, "fuse.ntfs-3g"), std::nullopt);
  EXPECT_EQ(network_file_system(kFuse, ""), std::nullopt);
}

TEST(NetworkFileSystem, LocalOnesAreLocal) {
  EXPECT_EQ(network_file_system(0xEF53, "ext4"), std::nullopt);
  EXPECT_EQ(network_file_system(0x01021994, "tmpfs"), std::nullopt);
  EXPECT_EQ(network_file_system(0x58465342, "fuse.sshfs"), std::nullopt);  // XFS, whatever is said
  EXPECT_EQ(network_file_system(std::filesystem::path("/proc")), std::nullopt);
  EXPECT_EQ(network_file_system(std::filesystem::path("/there/is/no/such/folder")), std::nullopt);
}

}  // namespace
}  // namespace crm::store::sqlite
