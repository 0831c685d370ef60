// Whether a path lies on a network file system. There, locks do not hold and shared memory is not
// shared, and a write-ahead log would sooner or later be torn.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace crm::store::sqlite {

// The name of the network file system `folder` lies on; none when it is local, or cannot be told.
[[nodiscard]] std::optional<std::string> network_file_system(const std::filesystem::path& folder);

// The same from what the kernel says: the magic number of statfs(2), and the type of the mount as
// in /proc/self/mountinfo ("fuse.sshfs"), which alone tells the many file systems of FUSE apart.
[[nodiscard]] std::optional<std::string> network_file_system(std::uint32_t magic,
                                                             std::string_view mount_type);

}  // namespace crm::store::sqlite
