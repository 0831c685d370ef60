// Bytes as JSON says them: a text of base64, made as it is read, so that neither is in memory
// whole.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "base/byte_source.h"

namespace crm::codec {

class Base64String final : public ByteSource {
 public:
  // REQUIRES: bytes is not null.
  explicit Base64String(std::shared_ptr<const ByteSource> bytes) : bytes_(std::move(bytes)) {}

  // With the quotation marks.
  [[nodiscard]] std::uint64_t size() const override;
  [[nodiscard]] Result<std::size_t> read(std::uint64_t at, std::span<char> space) const override;

 private:
  std::shared_ptr<const ByteSource> bytes_;
};

}  // namespace crm::codec
