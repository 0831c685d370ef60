// How large a made-up company is to be.
#pragma once

#include <cstdint>
#include <functional>

#include "base/instant.h"

namespace crm::demo {

inline constexpr std::uint32_t kContactsMax = 20'000'000;
inline constexpr std::uint32_t kUsersMax = 1'000'000;
inline constexpr std::uint32_t kEventsPerContactMax = 100;

struct Settings {
  std::uint32_t contacts = 500;           // the own company among them; shared out evenly to users
  std::uint32_t users = 6;                // not more than contacts, so that everyone owns some
  std::uint32_t events_per_contact = 10;  // lines of the log, on average
  std::uint64_t seed = 1;                 // another seed, another company
  Instant until;                          // the newest activity is just before this, none is later
  // Called after every transaction with the contacts written so far; may be empty.
  std::function<void(std::uint64_t contacts_done)> on_progress;
};

}  // namespace crm::demo
