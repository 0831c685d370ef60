// Fills an empty store with a company that does not exist: for the first look at the program, for
// people who build against it, and for the load bench. The same settings make the same rows,
// whatever the machine; only the numbers that the store itself gives out (when a line was logged)
// differ.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "demo/settings.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::demo {

struct Summary {
  std::uint64_t users = 0;
  std::uint64_t categories = 0;
  std::uint64_t contacts = 0;
  std::uint64_t persons = 0;
  std::uint64_t appointments = 0;
  std::uint64_t documents = 0;
  std::uint64_t events = 0;
  // The users with a name of their own, at most six: those that one would try first. They have no
  // passwords yet, like all the others.
  std::vector<std::string> named_logins;
};

// Writes in transactions of bounded size, so memory stays bounded however large the company is; a
// small company (up to kEventsPerTransaction) comes as a whole or not at all. After an error in a
// large one, what was written before stays: begin again with an empty store. BadRequest when the
// settings make no sense or the tenant has rows already.
inline constexpr std::uint64_t kEventsPerTransaction = 50'000;
[[nodiscard]] Result<Summary> generate(store::Store& store, TenantId tenant,
                                       const Settings& settings);

}  // namespace crm::demo
