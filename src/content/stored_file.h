// A file to be read: a content, or what was spooled.
#pragma once

#include <cstdint>
#include <utility>

#include "base/byte_source.h"
#include "content/file.h"

namespace crm::content {

class StoredFile final : public ByteSource {
 public:
  StoredFile(File file, std::uint64_t size) : file_(std::move(file)), size_(size) {}
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  // Errors: also Unavailable where the file has become shorter than it was.
  [[nodiscard]] Result<std::size_t> read(std::uint64_t at, std::span<char> space) const override;

 private:
  File file_;
  std::uint64_t size_;
};

}  // namespace crm::content
