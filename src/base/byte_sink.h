// Where bytes go that are not to be held in memory whole.
#pragma once

#include <memory>
#include <string_view>

#include "base/byte_source.h"
#include "base/result.h"

namespace crm {

// For one thread at a time; each call may wait for a disk. A sink that goes before all has been
// written leaves nothing behind.
class ByteSink {
 public:
  ByteSink() = default;
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;
  virtual ~ByteSink() = default;

  // Takes all of it, or fails for good. Errors: StorageFull, Unavailable, PayloadTooLarge.
  [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;
};

// A sink whose bytes are read again, once.
class Spool : public ByteSink {
 public:
  // What has been written; the spool takes no more. What it lies in goes with it.
  [[nodiscard]] virtual Result<std::unique_ptr<const ByteSource>> read_back() = 0;
};

}  // namespace crm
