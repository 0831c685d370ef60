#include "base/byte_source.h"

namespace crm {

Result<std::size_t> MemoryBytes::read(std::uint64_t at, std::span<char> space) const {
  return text_.copy(space.data(), space.size(), at);
}

}  // namespace crm
