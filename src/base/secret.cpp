#include "base/secret.h"

#include <cstring>

namespace crm {

void wipe(std::span<char> bytes) noexcept { ::explicit_bzero(bytes.data(), bytes.size()); }

}  // namespace crm
