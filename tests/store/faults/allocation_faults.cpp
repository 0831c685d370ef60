#include "tests/store/faults/allocation_faults.h"

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <stdexcept>

namespace crm::store {
namespace {

// Constant-initialised: asked from the program's first allocation on.
std::atomic<bool> armed{false};
std::atomic<std::uint64_t> seen{0};
std::atomic<std::uint64_t> failed{0};
std::atomic<std::uint64_t> first{0};  // that fails
std::atomic<std::uint64_t> in_a_row{0};
thread_local bool counted = true;

bool fails() {
  if (!armed.load(std::memory_order_relaxed) || !counted) return false;
  const std::uint64_t number = ++seen;
  if (number < first || number - first >= in_a_row) return false;
  ++failed;
  return true;
}

sqlite3_mem_methods& base() {
  static sqlite3_mem_methods methods{};
  return methods;
}

void configured(int code) {
  if (code != SQLITE_OK) throw std::runtime_error("SQLite takes no other allocator");
}

}  // namespace

void let_sqlite_allocate_here() {
  if (base().xMalloc != nullptr) return;
  configured(sqlite3_shutdown());
  configured(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &base()));
  sqlite3_mem_methods ours = base();
  ours.xMalloc = [](int bytes) { return fails() ? nullptr : base().xMalloc(bytes); };
  ours.xRealloc = [](void* memory, int bytes) {
    return fails() ? nullptr : base().xRealloc(memory, bytes);
  };
  configured(sqlite3_config(SQLITE_CONFIG_MALLOC, &ours));
  configured(sqlite3_initialize());
}

void arm_allocations(std::uint64_t nth, std::uint64_t times) {
  seen = 0;
  failed = 0;
  first = nth;
  in_a_row = times;
  armed = true;
}

std::uint64_t disarm_allocations() {
  armed = false;
  return failed;
}

InStore::InStore() { counted = true; }
InStore::~InStore() { counted = false; }

void exempt_this_thread() { counted = false; }

// What every `new` of the program becomes, arrays and those that do not throw among them.
void* allocate(std::size_t bytes) {
  void* const memory = fails() ? nullptr : std::malloc(bytes == 0 ? 1 : bytes);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace crm::store

void* operator new(std::size_t bytes) { return crm::store::allocate(bytes); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*bytes*/) noexcept { std::free(memory); }
