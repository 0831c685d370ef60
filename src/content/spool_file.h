// A body on its way in: a file that has no name, so that nothing is left of it however it ends.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include "base/byte_sink.h"
#include "content/file.h"

namespace crm::content {

class SpoolFile final : public Spool {
 public:
  // In that folder, 0600 until its name is gone. Errors: StorageFull, Unavailable.
  [[nodiscard]] static Result<std::unique_ptr<SpoolFile>> make(const std::filesystem::path& folder);

  [[nodiscard]] Result<void> write(std::string_view bytes) override;
  [[nodiscard]] Result<std::unique_ptr<const ByteSource>> read_back() override;

 private:
  explicit SpoolFile(File file) : file_(std::move(file)) {}

  File file_;
  std::uint64_t size_ = 0;
};

}  // namespace crm::content
