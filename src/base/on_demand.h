// A value that takes its time to make and is not always needed: made when it is first asked for,
// and kept from then on. It is here so that a start waits for nothing that nobody may ask for.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace crm {

// Any thread may call anything at any time, and none waits: of several that find nothing, each
// makes the value, and all are given that of the first. REQUIRES: every thread makes the same.
template <class Value>
class OnDemand {
 public:
  OnDemand() = default;
  OnDemand(const OnDemand&) = delete;
  OnDemand& operator=(const OnDemand&) = delete;
  ~OnDemand() { delete kept_.load(std::memory_order_relaxed); }

  // What is kept, as long as this; null where nothing is yet.
  [[nodiscard]] const Value* find() const { return kept_.load(std::memory_order_acquire); }

  // Keeps the value unless one is kept already. Returns what is kept.
  const Value& keep(Value made) const {
    auto next = std::make_unique<const Value>(std::move(made));
    const Value* kept = nullptr;
    if (!kept_.compare_exchange_strong(kept, next.get(), std::memory_order_acq_rel,
                                       std::memory_order_acquire)) {
      return *kept;
    }
    return *next.release();
  }

 private:
  // A cache, so that readers of what is immutable may add to it.
  mutable std::atomic<const Value*> kept_{nullptr};
};

}  // namespace crm
