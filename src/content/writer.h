// A content on its way to its address, which is known only when its last byte is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/byte_sink.h"
#include "base/result.h"
#include "content/file.h"
#include "content/sha256.h"
#include "domain/ids.h"

namespace crm::content {

class ContentStore;

// What a row keeps of a content.
struct Stored {
  Sha256 sha256;
  std::uint64_t size = 0;

  bool operator==(const Stored&) const = default;
};

class Writer final : public ByteSink {
 public:
  // Made by ContentStore::writer().
  Writer(ContentStore& store, TenantId tenant, std::uint64_t bytes_max, File::New made);
  // What has not been committed is removed.
  ~Writer() override;

  // Errors: PayloadTooLarge above the bytes_max it was made with; StorageFull, Unavailable. Each
  // stays: nothing of it can be committed then.
  [[nodiscard]] Result<void> write(std::string_view bytes) override;

  // The content stands at its address when this returns, and outlives a power cut: the row that
  // names it may now be written. Once. Errors: that of a write before; StorageFull, Unavailable.
  [[nodiscard]] Result<Stored> commit();

 private:
  ContentStore& store_;
  TenantId tenant_;
  std::uint64_t bytes_max_;
  File file_;
  std::filesystem::path path_;  // "" once there is nothing to remove
  RunningSha256 hash_;
  std::uint64_t size_ = 0;
  std::optional<Error> broken_;
};

}  // namespace crm::content
