// One database that a fault test maltreats, beside the history of what it was given and answered.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/sqlite/sqlite_store.h"
#include "tests/store/faults/script.h"
#include "tests/store/faults/simulated_disk.h"
#include "tests/support/manual_clock.h"
#include "tests/support/scratch_folder.h"

namespace crm::store {

class Trial {
 public:
  // A database with what founding() has put there. Open.
  Trial();

  // Lets the log grow until it is about to be moved to the file, so that the script is what moves
  // it, and only few pages.
  void fill_log();

  // Opens the store, or says why it cannot be. REQUIRES: it is closed.
  [[nodiscard]] std::optional<Error> open();
  void close() { store_.reset(); }
  [[nodiscard]] SqliteStore& store() { return *store_; }
  [[nodiscard]] bool is_open() const { return store_ != nullptr; }
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path file() const { return folder_.file(); }
  [[nodiscard]] const Clock& clock() const { return clock_; }

  // What the store has answered; kept.
  const std::vector<Result<void>>& give(const Step& step);

  // How many steps it was given.
  [[nodiscard]] std::size_t steps() const { return history_.size(); }
  // What must be there behind the first `steps` of them.
  [[nodiscard]] Everything expected(std::size_t steps) const;
  [[nodiscard]] Everything expected() const { return expected(steps()); }
  // The same with what is_unsure() in step `unsure`, which is one of them.
  [[nodiscard]] Everything expected_with(std::size_t unsure) const;
  // Now that it has been opened again, everybody knows: where it does not hold what is expected, it
  // must hold what is_unsure() in that step as well.
  void settle(std::size_t unsure);

 private:
  struct Given {
    Step step;
    std::vector<Result<void>> answers;
  };

  ScratchFolder folder_;
  ManualClock clock_{kEarliest};
  std::vector<Given> history_;
  std::unique_ptr<SqliteStore> store_;
};

// The database itself does not know whether that change has been made.
[[nodiscard]] bool is_unsure(const Error& error);

// What a database is that other hands have left: opened as it lies there, it holds `one` or
// `other`, has no flaws, and takes one more change, later than all others. Fails the test
// otherwise.
void expect_sound(const std::filesystem::path& file, const Everything& one,
                  const Everything& other);

// The same for files that are laid out in a folder of their own.
void expect_sound(const SimulatedDisk::Files& files, const Everything& one,
                  const Everything& other);

}  // namespace crm::store
