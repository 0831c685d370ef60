#include "net/buffer_pool.h"

#include <utility>

namespace crm::net {

std::string BufferPool::take() {
  if (kept_.empty()) return {};
  std::string buffer = std::move(kept_.back());
  kept_.pop_back();
  return buffer;
}

void BufferPool::give(std::string spent) {
  const bool holds_nothing = spent.capacity() <= std::string().capacity();
  if (holds_nothing || spent.capacity() > kBufferBytesMax || kept_.size() >= kBuffersMax) return;
  spent.clear();
  kept_.push_back(std::move(spent));
}

}  // namespace crm::net
