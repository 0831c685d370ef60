// What would be on a disk when the power goes: it is told of every change to the files of one
// folder and knows what a sync has made durable. Of all that is not, any part may be there or not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace crm::store {

// Used by one thread at a time.
class SimulatedDisk {
 public:
  // What a disk writes whole or not at all.
  static constexpr std::size_t kSectorBytes = 512;

  using Files = std::map<std::string, std::string>;  // name to content

  // What lies in `folder` now is durable.
  explicit SimulatedDisk(const std::filesystem::path& folder);

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  void created(const std::string& name);
  void wrote(const std::string& name, std::uint64_t offset, std::string_view bytes);
  void truncated(const std::string& name, std::uint64_t bytes);
  void synced(const std::string& name);
  // The system takes what it could not write for written, and never tries again: each of the
  // sectors that were to become durable is so or is not, whatever is synced later.
  void failed_to_sync(const std::string& name);
  // Whether also the folder was synced.
  void removed(const std::string& name, bool durably);

  [[nodiscard]] bool was_written(std::string_view name) const;
  // How many changes it has been told of.
  [[nodiscard]] std::size_t moments() const { return changes_.size(); }

  // What is found when the power goes behind the first `moment` changes. The seed decides what has
  // become of all that was not durable, in one of four ways: all is lost; what was written first is
  // there, up to some write; some whole writes are; some sectors are.
  [[nodiscard]] Files after_power_cut(std::size_t moment, std::uint64_t seed) const;

 private:
  enum class Kind : std::uint8_t { Created, Wrote, Truncated, Synced, FailedToSync, Removed };
  struct Change {
    Kind kind{};
    std::string name;
    std::uint64_t offset = 0;  // or the size to truncate to
    std::string bytes;
    bool durably = false;
  };
  class Platter;

  std::filesystem::path folder_;
  Files at_first_;
  std::vector<Change> changes_;
};

// Writes them to a folder. REQUIRES: it is there.
void lay_out(const SimulatedDisk::Files& files, const std::filesystem::path& folder);

}  // namespace crm::store
