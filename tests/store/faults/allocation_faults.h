// Memory that runs out when it is told to: the program that links this gets every `new` and all of
// SQLite's memory through it. Only what happens inside of the store counts: other threads do as a
// whole, the test's own while an InStore lives.
#pragma once

#include <cstdint>

namespace crm::store {

// Lets SQLite take its memory here, from the first call on. REQUIRES: no connection is open.
void let_sqlite_allocate_here();

// The n-th allocation from now on fails, and `times` in a row, until disarm().
void arm_allocations(std::uint64_t nth, std::uint64_t times);
// How many have failed.
std::uint64_t disarm_allocations();

// While it lives, allocations of this thread count.
class InStore {
 public:
  InStore();
  InStore(const InStore&) = delete;
  InStore& operator=(const InStore&) = delete;
  ~InStore();
};

// Called once by the thread of the tests: from now on it does not count.
void exempt_this_thread();

}  // namespace crm::store
