// The signing keys of a running server: a picture that is replaced whole when they are rotated.
#pragma once

#include <memory>
#include <mutex>
#include <utility>

#include "jose/signing_keys.h"

namespace crm::jose {

class KeyRing {
 public:
  explicit KeyRing(SigningKeys keys)
      : keys_(std::make_shared<const SigningKeys>(std::move(keys))) {}

  // Never null. Any thread.
  [[nodiscard]] std::shared_ptr<const SigningKeys> current() const {
    const std::scoped_lock lock(mutex_);
    return keys_;
  }

  // Who signs now goes on with the keys it holds. Any thread.
  void replace(SigningKeys keys) {
    auto next = std::make_shared<const SigningKeys>(std::move(keys));
    const std::scoped_lock lock(mutex_);
    keys_.swap(next);
  }

 private:
  mutable std::mutex mutex_;  // guards the pointer alone
  std::shared_ptr<const SigningKeys> keys_;
};

}  // namespace crm::jose
