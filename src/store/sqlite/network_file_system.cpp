#include "store/sqlite/network_file_system.h"

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <utility>

namespace crm::store::sqlite {
namespace {

constexpr std::uint32_t kFuse = 0x65735546;

// The type of the mount whose device is `device`, from lines like
// "36 35 98:0 / /data rw,noatime master:1 - ext3 /dev/vda rw" (proc(5)).
std::string mount_type(dev_t device) {
  const std::string wanted = std::to_string(major(device)) + ":" + std::to_string(minor(device));
  std::ifstream mounts("/proc/self/mountinfo");
  for (std::string line; std::getline(mounts, line);) {
    std::istringstream fields(line);
    std::string id;
    std::string parent;
    std::string number;
    fields >> id >> parent >> number;
    if (number != wanted) continue;
    const std::size_t separator = line.find(" - ");
    if (separator == std::string::npos) continue;
    return line.substr(separator + 3, line.find(' ', separator + 3) - separator - 3);
  }
  return "";
}

}  // namespace

std::optional<std::string> network_file_system(std::uint32_t magic, std::string_view mount_type) {
  constexpr std::array<std::pair<std::uint32_t, std::string_view>, 10> kNetwork{{
      {0x6969, "NFS"},
      {0x517B, "SMB"},
      {0xFF534D42, "CIFS"},
      {0xFE534D42, "SMB2"},
      {0x5346414F, "AFS"},
      {0x73757245, "Coda"},
      {0x00C36400, "Ceph"},
      {0x0BD00BD0, "Lustre"},
      {0x47504653, "GPFS"},
      {0x01161970, "GFS2"},
  }};
  const auto* const found =
      std::ranges::find(kNetwork, magic, [](auto& entry) { return entry.first; });
  if (found != kNetwork.end()) return std::string(found->second);
  if (magic != kFuse) return std::nullopt;
  constexpr std::array<std::string_view, 10> kOverFuse{
      "fuse.sshfs", "fuse.rclone", "fuse.s3fs",    "fuse.glusterfs", "fuse.ceph-fuse",
      "fuse.davfs", "fuse.goofys", "fuse.gcsfuse", "fuse.juicefs",   "fuse.smbnetfs"};
  if (std::ranges::find(kOverFuse, mount_type) == kOverFuse.end()) return std::nullopt;
  return std::string(mount_type.substr(mount_type.find('.') + 1));
}

std::optional<std::string> network_file_system(const std::filesystem::path& folder) {
  struct statfs system{};
  struct stat file{};
  if (::statfs(folder.c_str(), &system) != 0 || ::stat(folder.c_str(), &file) != 0) {
    return std::nullopt;
  }
  const auto magic = static_cast<std::uint32_t>(system.f_type);
  return network_file_system(magic, magic == kFuse ? mount_type(file.st_dev) : std::string());
}

}  // namespace crm::store::sqlite
