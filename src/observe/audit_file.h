// The file that the audit log stands in: only ever longer, its owner's alone, and written by one
// process at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "observe/audit_line.h"

namespace crm::observe {

// For one thread at a time.
class AuditFile {
 public:
  // Opens the file, or makes it. One that is an audit log is given the mode 0600, and what has been
  // begun behind its last line end is cut off, as nobody was told that it is there; any other stays
  // as it is. Errors: Unavailable where it is no regular file, does not end with a line of an audit
  // log, is another's, or is written by another process; StorageFull.
  [[nodiscard]] static Result<AuditFile> open(const std::filesystem::path& path);
  AuditFile(AuditFile&& other) noexcept;
  AuditFile& operator=(AuditFile&& other) noexcept;
  AuditFile(const AuditFile&) = delete;
  AuditFile& operator=(const AuditFile&) = delete;
  ~AuditFile();

  // As it was when it was opened: where the log stood, and how many bytes were cut off.
  [[nodiscard]] const AuditTip& tip() const { return tip_; }
  [[nodiscard]] std::uint64_t torn_bytes() const { return torn_bytes_; }

  // Whether the path names the file that is open here.
  [[nodiscard]] bool is_at(const std::filesystem::path& path) const;

  // All of it or nothing. Errors: StorageFull, Unavailable.
  [[nodiscard]] Result<void> append(std::string_view lines);
  // What was appended outlives a power cut. An error stays: what is on the disk is unknown then.
  [[nodiscard]] Result<void> sync();

 private:
  AuditFile(int descriptor, std::filesystem::path path)
      : descriptor_(descriptor), path_(std::move(path)) {}

  // To open it, in this order.
  [[nodiscard]] Result<void> lock();
  [[nodiscard]] Result<void> read_end();
  [[nodiscard]] Result<void> take_over();
  [[nodiscard]] tl::unexpected<Error> cannot(std::string_view what, int cause) const;

  int descriptor_;
  std::filesystem::path path_;
  unsigned mode_ = 0;       // when it was opened
  std::uint64_t size_ = 0;  // of whole lines, once it is open
  bool has_half_a_line_ = false;
  std::optional<Error> broken_;
  AuditTip tip_;
  std::uint64_t torn_bytes_ = 0;
};

}  // namespace crm::observe
