// A disk that fails when it is told to: wraps SQLite's own access to the operating system, counts
// what is asked of it, and lets chosen operations fail. While it lives it is the default, so that a
// store opened meanwhile goes through it and knows nothing.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <string_view>

#include "tests/store/faults/simulated_disk.h"

namespace crm::store {

enum class Operation : std::uint8_t {
  Open,      // of a file
  Delete,    // of a file
  Read,      // of a file
  Write,     // to a file
  Truncate,  // of a file
  Sync,      // of a file
  MapIndex,  // a part of the log's index, which readers and writer share
  LockIndex  // taking a lock there, never letting go of one
};

class Operations {
 public:
  constexpr Operations(std::initializer_list<Operation> chosen) {
    for (const Operation each : chosen) bits_ |= bit(each);
  }
  [[nodiscard]] constexpr bool has(Operation operation) const {
    return (bits_ & bit(operation)) != 0;
  }

 private:
  [[nodiscard]] static constexpr std::uint32_t bit(Operation operation) {
    return 1U << static_cast<std::uint32_t>(operation);
  }

  std::uint32_t bits_ = 0;
};

inline constexpr Operations kAnyChange{Operation::Delete, Operation::Write, Operation::Truncate,
                                       Operation::Sync};

enum class Harm : std::uint8_t {
  Broken,  // the operation fails as on a disk that breaks, and nothing of it happens
  Half,    // the same, but half of what was to be written is
  Full,    // there is no space, and nothing of it happens
};

struct Fault {
  Operations of;
  std::uint64_t nth = 1;    // of those operations from now on, the first that fails
  std::uint64_t times = 1;  // how many of them fail in a row; kForGood: all
  Harm harm = Harm::Broken;
};

inline constexpr std::uint64_t kForGood = UINT64_MAX;

// Any thread may use SQLite meanwhile.
class FaultyVfs {
 public:
  FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;
  // REQUIRES: no connection is open.
  ~FaultyVfs();

  void arm(const Fault& fault);
  // What failed works again. How many operations have failed since arm().
  std::uint64_t disarm();

  // Tells `disk` of every change in its folder from now on; null: no longer. REQUIRES: it outlives
  // that.
  void tell(SimulatedDisk* disk);

  // How SQLite calls it.
  struct File;
  class Calls;

 private:
  friend class Calls;

  enum class Fate : std::uint8_t { Done, Fails, FailsHalfDone, FailsForSpace };
  [[nodiscard]] Fate fate_of(Operation operation);
  template <class Tell>
  void tell_disk(const char* path, Tell tell);

  sqlite3_vfs* const base_;
  sqlite3_vfs face_;  // what SQLite sees
  std::mutex mutex_;  // guards what follows
  std::optional<Fault> fault_;
  std::uint64_t seen_ = 0;    // operations of that kind since arm()
  std::uint64_t failed_ = 0;  // of them
  SimulatedDisk* disk_ = nullptr;
};

}  // namespace crm::store
