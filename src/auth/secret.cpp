#include "auth/secret.h"

#include <sodium.h>

#include <algorithm>

namespace crm::auth {

Secret::Secret(Secret&& other) noexcept { *this = std::move(other); }

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  sodium_memzero(bytes_.data(), size_);
  std::copy_n(other.bytes_.data(), other.size_, bytes_.data());
  size_ = other.size_;
  sodium_memzero(other.bytes_.data(), other.size_);
  other.size_ = 0;
  return *this;
}

Secret::~Secret() { sodium_memzero(bytes_.data(), size_); }

bool Secret::append(std::string_view text) {
  if (text.size() > kBytesMax - size_) return false;
  std::ranges::copy(text, bytes_.data() + size_);
  size_ += text.size();
  return true;
}

}  // namespace crm::auth
