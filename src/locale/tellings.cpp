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
void Tellings::keep(const Wording& wording, std::string_view told) const {
  const auto is_full = [](const Kept* newest) {
    return newest != nullptr && newest->place == kKeptMax;
  };
  const Kept* const newest = newest_.load(std::memory_order_acquire);
  if (is_full(newest)) return;  // asked for in every row of an answer from then on
  auto next = std::make_unique<Kept>(Kept{wording, std::string(told), newest});
  do {
    if (is_full(next->before) || find(wording) != nullptr) return;
    next->place = next->before == nullptr ? 1 : next->before->place + 1;
  } while (!newest_.compare_exchange_weak(next->before, next.get(), std::memory_order_acq_rel,
                                          std::memory_order_acquire));
  static_cast<void>(next.release());  // the list's now
}

}  // namespace crm::locale
