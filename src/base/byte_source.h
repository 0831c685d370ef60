// Bytes whose number is known and that need not be in memory: a file, or what is made of one as it
// is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"

namespace crm {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  [[nodiscard]] virtual std::uint64_t size() const = 0;

  // Copies bytes from `at` on into `space`, and says how many: as many as fit, fewer only at the
  // end. May wait for a disk; several threads may read at once. Errors: Unavailable.
  // REQUIRES: at <= size().
  [[nodiscard]] virtual Result<std::size_t> read(std::uint64_t at, std::span<char> space) const = 0;
};

// Of a text that outlives it.
class MemoryBytes final : public ByteSource {
 public:
  explicit MemoryBytes(std::string_view text) : text_(text) {}
  [[nodiscard]] std::uint64_t size() const override { return text_.size(); }
  [[nodiscard]] Result<std::size_t> read(std::uint64_t at, std::span<char> space) const override;

 private:
  std::string_view text_;
};

}  // namespace crm
