#include "locale/tellings.h"

#include <memory>
#include <utility>

namespace crm::locale {

struct Tellings::Kept {
  Wording wording;
  std::string told;
  const Kept* before = nullptr;
  std::size_t place = 1;  // among all; of the first it is 1
};

Tellings::~Tellings() {
  const Kept* next = newest_.load(std::memory_order_relaxed);
  while (next != nullptr) delete std::exchange(next, next->before);
}

const std::string* Tellings::find(const Wording& wording) const {
  const Kept* kept = newest_.load(std::memory_order_acquire);
  while (kept != nullptr && kept->wording != wording) kept = kept->before;
  return kept == nullptr ? nullptr : &kept->told;
}

// Two threads may both have missed a wording: whoever comes second keeps nothing.
void Tellings::keep(const Wording& wording, std::string told) const {
  auto next = std::make_unique<Kept>(Kept{wording, std::move(told)});
  next->before = newest_.load(std::memory_order_acquire);
  do {
    if (find(wording) != nullptr) return;
    if (next->before != nullptr) {
      if (next->before->place == kKeptMax) return;
      next->place = next->before->place + 1;
    }
  } while (!newest_.compare_exchange_weak(next->before, next.get(), std::memory_order_acq_rel,
                                          std::memory_order_acquire));
  static_cast<void>(next.release());  // the list's now
}

}  // namespace crm::locale
