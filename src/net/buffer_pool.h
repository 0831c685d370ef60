// Bodies of answers that have been sent, kept for the next answers of the same worker. They are
// kept here and not with the connections, so that ten thousand idle connections hold none.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace crm::net {

// Used by one thread.
class BufferPool {
 public:
  // Above these a buffer is freed instead of kept.
  static constexpr std::size_t kBufferBytesMax = 1024 * 1024;
  static constexpr std::size_t kBuffersMax = 16;

  // An empty text, with capacity where one has been given back; the last one given is the first
  // taken, as its memory is still in the processor's cache.
  [[nodiscard]] std::string take();

  void give(std::string spent);

 private:
  std::vector<std::string> kept_;
};

}  // namespace crm::net
