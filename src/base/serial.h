// Numbers that are given once: what is kept for an immutable picture is known by its number, where
// an address would come back with another picture.
#pragma once

#include <atomic>
#include <cstdint>

namespace crm {

// Every one that is made has a number of its own while the program runs; a copy has the same, as it
// is the same picture. Any thread may make them.
class Serial {
 public:
  Serial() : number_(next_.fetch_add(1, std::memory_order_relaxed)) {}

  [[nodiscard]] std::uint64_t number() const { return number_; }

 private:
  static inline std::atomic<std::uint64_t> next_{1};

  std::uint64_t number_;
};

}  // namespace crm
