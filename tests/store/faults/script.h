// A fixed history of changes that fault tests go through again and again: companies, people,
// appointments and documents that come, change, move and go, one by one and in groups.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"
#include "tests/store/contract.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_store.h"

namespace crm::store {

// Changes that are given to the store together: one alone is written, more are submitted so that
// they share a transaction.
struct Step {
  Instant clock;  // what it shows meanwhile
  std::vector<Work> changes;
};

// Users, groups and categories, which are there before.
[[nodiscard]] Step founding();
// The clock goes back in it; one change refuses itself, and one points to nothing.
[[nodiscard]] const std::vector<Step>& script();
// What is not in the script, another one for each number: one that is like it, one of few pages and
// one of many.
[[nodiscard]] Step one_more(std::int32_t number);
[[nodiscard]] Step few_pages(std::int32_t number);
[[nodiscard]] Step many_pages(std::int32_t number);

// A group in which one changes a role and one reads it.
[[nodiscard]] Step role_changes();
// The default roles as changes read them, which is what they go by, and as readers do.
[[nodiscard]] std::vector<std::optional<Role>> roles_for_changes(Store& store);
[[nodiscard]] std::vector<std::optional<Role>> roles_for_readers(const Store& store);

// What the store has answered to each change of the step.
[[nodiscard]] std::vector<Result<void>> give(Store& store, ManualClock& clock, const Step& step);

// The change has refused itself, or pointed to nothing, or built on what had been refused before.
[[nodiscard]] bool is_its_own(const Error& error);

// What must be in a store: kept by one that knows no disk.
class Expected {
 public:
  // Takes what of the step has been acknowledged. Throws when that could not be.
  void take(const Step& step, const std::vector<Result<void>>& answers);
  [[nodiscard]] Everything everything() const;

 private:
  ManualClock clock_{kEarliest};
  MemoryStore store_{clock_};
};

[[nodiscard]] Everything everything_in(const Store& store);

// A sentence for everything that is wrong inside of a store: pages, references, log, heads, times.
[[nodiscard]] std::vector<std::string> flaws_of(const Store& store);

}  // namespace crm::store
