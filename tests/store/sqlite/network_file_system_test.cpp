#include "store/sqlite/network_file_system.h"

#include <gtest/gtest.h>

#include "tests/store/sqlite/scratch_folder.h"

namespace crm::store::sqlite {
namespace {

constexpr std::uint32_t kExt4 = 0xEF53;
constexpr std::uint32_t kTmpfs = 0x0102'1994;
constexpr std::uint32_t kNfs = 0x6969;
constexpr std::uint32_t kSmb2 = 0xFE53'4D42;
constexpr std::uint32_t kFuse = 0x6573'5546;

TEST(NetworkFileSystem, IsToldByTheKernelsNumber) {
  EXPECT_EQ(network_file_system(kNfs, ""), "NFS");
  EXPECT_EQ(network_file_system(kSmb2, ""), "SMB2");
  EXPECT_EQ(network_file_system(kExt4, ""), std::nullopt);
  EXPECT_EQ(network_file_system(kTmpfs, ""), std::nullopt);
}

TEST(NetworkFileSystem, IsToldByTheTypeOfTheMountWhereTheNumberIsFuses) {
  EXPECT_EQ(network_file_system(kFuse, "fuse.sshfs"), "sshfs");
  EXPECT_EQ(network_file_system(kFuse, "fuseblk"), std::nullopt);  // NTFS on a local disk
  EXPECT_EQ(network_file_system(kExt4, "fuse.sshfs"), std::nullopt);
}

TEST(NetworkFileSystem, IsNotWhereTestsKeepTheirFiles) {
  EXPECT_EQ(network_file_system(ScratchFolder().path()), std::nullopt);
}

}  // namespace
}  // namespace crm::store::sqlite
