// Failures counted by key in bounded memory. What has failed least leaves first, so whoever wants
// an entry gone must make thousands of others fail as often as it did.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/instant.h"

namespace crm::auth {

struct Tally {
  std::int32_t count = 0;  // failures
  Instant first_at;        // where count > 0
  Instant last_at;
  std::int32_t in_hand = 0;   // tries whose outcome is not known yet
  std::uint64_t refused = 0;  // tries refused since the last failure

  bool operator==(const Tally&) const = default;
};

// For one thread at a time.
class FailureTable {
 public:
  // Whether failures that old count no more.
  using Lapsed = bool (*)(const Tally& tally, Instant now);

  // Holds entries_max keys, and beyond those only keys with a try in hand. REQUIRES: entries_max >
  // 0.
  FailureTable(std::size_t entries_max, Lapsed lapsed);

  // All zero where nothing is known of the key, and no failures where they have lapsed.
  [[nodiscard]] Tally of(std::string_view key, Instant now) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  [[nodiscard]] std::vector<std::string> keys() const;

  void begin(const std::string& key);
  // Ends a try without a word on it. REQUIRES for this and fail(): begin(key) for each.
  void end(const std::string& key);
  // Ends a try that failed. Returns the keys that left to make room.
  [[nodiscard]] std::vector<std::string> fail(const std::string& key, Instant now);
  // No failures any more; tries in hand stay.
  void clear(const std::string& key);
  // Counts a refused try of a key that has failures or tries in hand.
  void refuse(const std::string& key);
  // In place of what is known of the key. Returns the keys that left to make room.
  [[nodiscard]] std::vector<std::string> restore(const std::string& key, const Tally& tally);

 private:
  using Entries = std::unordered_map<std::string, Tally>;
  using Rank = std::tuple<std::int32_t, std::int64_t, std::string_view>;

  [[nodiscard]] static Rank rank_of(const Entries::value_type& entry);
  void change(Entries::iterator entry, const std::function<void(Tally&)>& work);
  void drop(Entries::iterator entry);
  [[nodiscard]] std::vector<std::string> make_room(std::string_view newcomer, Instant now);
  void sweep(Instant now, std::vector<std::string>& gone);

  const std::size_t entries_max_;
  const Lapsed lapsed_;
  Entries entries_;
  std::set<Rank> ranks_;  // of all entries: least failures first, oldest first; views into keys
  Instant swept_at_ = kNever;
};

}  // namespace crm::auth
