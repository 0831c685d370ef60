#include "tests/store/faults/simulated_disk.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <random>
#include <stdexcept>
#include <utility>

#include "tests/support/file_text.h"

namespace crm::store {
namespace {

namespace fs = std::filesystem;

void put(std::string& content, std::uint64_t offset, std::string_view bytes) {
  const auto at = static_cast<std::size_t>(offset);
  if (content.size() < at + bytes.size()) content.resize(at + bytes.size(), '\0');
  bytes.copy(content.data() + at, bytes.size());
}

}  // namespace

// Goes through the changes up to the cut.
class SimulatedDisk::Platter {
 public:
  Platter(const Files& at_first, std::uint64_t seed) : random_(seed) {
    for (const auto& [name, content] : at_first) names_[name].file = File{content, {}, true};
    style_ = static_cast<Style>(seed % kStyles);
  }

  void take(const Change& change) {
    Name& name = names_[change.name];
    switch (change.kind) {
      case Kind::Created:
        name.file = File{};
        break;
      case Kind::Wrote:
      case Kind::Truncated:
        if (name.file) name.file->pending.push_back(&change);
        break;
      case Kind::Synced:
        if (!name.file) break;
        for (const Change* each : name.file->pending) apply(*each, name.file->durable);
        name.file->pending.clear();
        // The first sync of a file that it has made lets SQLite sync the folder, too.
        name.file->has_durable_name = true;
        name.removed.reset();
        break;
      case Kind::FailedToSync:
        if (name.file) settle(*name.file);
        break;
      case Kind::Removed:
        if (change.durably) {
          name = {};
        } else if (name.file) {
          if (name.file->has_durable_name) name.removed = std::move(name.file);
          name.file.reset();
        }
        break;
    }
  }

  [[nodiscard]] Files cut() {
    Files found;
    for (auto& [key, name] : names_) {
      std::optional<File>* which = &name.file;
      const bool may_be_missing = name.file && !name.file->has_durable_name;
      if (!name.file || (may_be_missing && (style_ == Style::Nothing || coin()))) {
        which = &name.removed;
      }
      // What was removed may be there still; what was made and has no durable name may be not.
      if (!*which || (which == &name.removed && style_ != Style::Nothing && coin())) continue;
      settle(**which);
      found[key] = std::move((*which)->durable);
    }
    return found;
  }

 private:
  struct File {
    std::string durable;
    std::vector<const Change*> pending;  // in order
    bool has_durable_name = false;
  };
  struct Name {
    std::optional<File> file;
    std::optional<File> removed;  // and the removal is not durable
  };
  enum class Style : std::uint8_t { Nothing, Beginning, Writes, Sectors };
  static constexpr std::uint64_t kStyles = 4;

  bool coin() { return random_() % 2 == 0; }

  static void apply(const Change& change, std::string& content) {
    if (change.kind == Kind::Truncated) {
      content.resize(static_cast<std::size_t>(change.offset), '\0');
    } else {
      put(content, change.offset, change.bytes);
    }
  }

  void apply_some_sectors(const Change& change, std::string& content) {
    if (change.kind == Kind::Truncated) {
      if (coin()) apply(change, content);
      return;
    }
    std::string_view left = change.bytes;
    for (std::uint64_t offset = change.offset; !left.empty();) {
      const auto bytes = std::min<std::size_t>(
          left.size(), kSectorBytes - static_cast<std::size_t>(offset % kSectorBytes));
      if (coin()) put(content, offset, left.substr(0, bytes));
      left.remove_prefix(bytes);
      offset += bytes;
    }
  }

  // The seed decides of what is pending.
  void settle(File& file) {
    std::size_t beginning = 0;
    if (style_ == Style::Beginning) beginning = random_() % (file.pending.size() + 1);
    for (std::size_t i = 0; i < file.pending.size(); ++i) {
      const Change& change = *file.pending[i];
      if (style_ == Style::Sectors) {
        apply_some_sectors(change, file.durable);
      } else if (i < beginning || (style_ == Style::Writes && coin())) {
        apply(change, file.durable);
      }
    }
    file.pending.clear();
  }

  std::mt19937_64 random_;
  Style style_{};
  std::map<std::string, Name> names_;
};

SimulatedDisk::SimulatedDisk(const fs::path& folder) : folder_(folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    // The index of the log is made anew by whoever opens the database first.
    if (!entry.path().string().ends_with("-shm")) {
      at_first_[entry.path().filename().string()] = file_text(entry.path());
    }
  }
}

void SimulatedDisk::created(const std::string& name) { changes_.push_back({Kind::Created, name}); }

void SimulatedDisk::wrote(const std::string& name, std::uint64_t offset, std::string_view bytes) {
  changes_.push_back({Kind::Wrote, name, offset, std::string(bytes)});
}

void SimulatedDisk::truncated(const std::string& name, std::uint64_t bytes) {
  changes_.push_back({Kind::Truncated, name, bytes});
}

void SimulatedDisk::synced(const std::string& name) { changes_.push_back({Kind::Synced, name}); }

void SimulatedDisk::failed_to_sync(const std::string& name) {
  changes_.push_back({Kind::FailedToSync, name});
}

void SimulatedDisk::removed(const std::string& name, bool durably) {
  changes_.push_back({.kind = Kind::Removed, .name = name, .durably = durably});
}

bool SimulatedDisk::was_written(std::string_view name) const {
  return std::ranges::any_of(changes_, [&](const Change& change) {
    return change.kind == Kind::Wrote && change.name == name;
  });
}

SimulatedDisk::Files SimulatedDisk::after_power_cut(std::size_t moment, std::uint64_t seed) const {
  Platter platter(at_first_, seed);
  for (std::size_t i = 0; i < moment; ++i) platter.take(changes_.at(i));
  return platter.cut();
}

void lay_out(const SimulatedDisk::Files& files, const fs::path& folder) {
  for (const auto& [name, content] : files) {
    std::ofstream out(folder / name, std::ios::binary);
    out << content;
    if (!out.flush()) throw std::runtime_error("no space for tests");
  }
}

}  // namespace crm::store
