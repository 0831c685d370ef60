// A file that is read more than once and must be the same each time. It stays open from the first
// reading to the last, so renaming or replacing it in between changes nothing, and what is written
// into it in between is noticed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "import/csv_reader.h"

namespace crm::import {

class InputFile {
 public:
  // Takes plain files that hold something; symbolic links, folders, pipes and devices are refused.
  [[nodiscard]] static Result<InputFile> open(const std::filesystem::path& path);

  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  // The file's name, without its folder.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint64_t bytes() const { return seen_.bytes; }

  // Reads from the file's beginning. Must not outlive this.
  [[nodiscard]] ByteSource source() const;

  // An error when the file's size or time of change is no longer what it was when it was opened.
  [[nodiscard]] Result<void> check_unchanged() const;

 private:
  struct Seen {
    std::uint64_t bytes = 0;
    std::int64_t changed_s = 0;
    std::int64_t changed_ns = 0;

    bool operator==(const Seen&) const = default;
  };

  InputFile(int descriptor, std::string name, Seen seen);
  [[nodiscard]] Result<Seen> look() const;

  int descriptor_;
  std::string name_;
  Seen seen_;
};

}  // namespace crm::import
