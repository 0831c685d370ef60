#include "auth/failure_table.h"

#include <limits>
#include <utility>

namespace crm::auth {
namespace {

constexpr std::int64_t kSweepEveryTicks = 60 * kTicksPerSecond;

// Whether enough time has passed, or the clock was set back.
bool is_due(Instant last, Instant now) {
  return last == kNever || now < last || now.ticks - last.ticks >= kSweepEveryTicks;
}

}  // namespace

FailureTable::FailureTable(std::size_t entries_max, Lapsed lapsed)
    : entries_max_(entries_max), lapsed_(lapsed) {}

Tally FailureTable::of(std::string_view key, Instant now) const {
  const auto found = entries_.find(std::string(key));
  if (found == entries_.end()) return {};
  const Tally& tally = found->second;
  if (tally.count == 0 || !lapsed_(tally, now)) return tally;
  return {.in_hand = tally.in_hand, .refused = tally.refused};
}

std::vector<std::string> FailureTable::keys() const {
  std::vector<std::string> keys;
  keys.reserve(entries_.size());
  for (const auto& [key, tally] : entries_) keys.push_back(key);
  return keys;
}

void FailureTable::begin(const std::string& key) {
  const auto [entry, is_new] = entries_.try_emplace(key);
  if (is_new) ranks_.insert(rank_of(*entry));
  ++entry->second.in_hand;
}

void FailureTable::end(const std::string& key) {
  const auto entry = entries_.find(key);
  if (entry == entries_.end()) return;
  --entry->second.in_hand;
  if (entry->second.in_hand == 0 && entry->second.count == 0) drop(entry);
}

std::vector<std::string> FailureTable::fail(const std::string& key, Instant now) {
  const auto entry = entries_.find(key);
  if (entry == entries_.end()) return {};
  change(entry, [&](Tally& tally) {
    --tally.in_hand;
    if (tally.count > 0 && lapsed_(tally, now)) tally.count = 0;
    if (tally.count == 0) tally.first_at = now;
    if (tally.count < std::numeric_limits<std::int32_t>::max()) ++tally.count;
    tally.last_at = now;
    tally.refused = 0;
  });
  return make_room(key, now);
}

void FailureTable::clear(const std::string& key) {
  const auto entry = entries_.find(key);
  if (entry == entries_.end()) return;
  if (entry->second.in_hand == 0) {
    drop(entry);
    return;
  }
  change(entry, [](Tally& tally) { tally = {.in_hand = tally.in_hand}; });
}

void FailureTable::refuse(const std::string& key) {
  if (const auto entry = entries_.find(key); entry != entries_.end()) ++entry->second.refused;
}

std::vector<std::string> FailureTable::restore(const std::string& key, const Tally& tally) {
  const auto [entry, is_new] = entries_.try_emplace(key);
  if (is_new) ranks_.insert(rank_of(*entry));
  change(entry, [&](Tally& known) { known = tally; });
  return make_room(key, tally.last_at);
}

FailureTable::Rank FailureTable::rank_of(const Entries::value_type& entry) {
  return {entry.second.count, entry.second.last_at.ticks, entry.first};
}

void FailureTable::change(Entries::iterator entry, const std::function<void(Tally&)>& work) {
  ranks_.erase(rank_of(*entry));
  work(entry->second);
  ranks_.insert(rank_of(*entry));
}

void FailureTable::drop(Entries::iterator entry) {
  ranks_.erase(rank_of(*entry));
  entries_.erase(entry);
}

std::vector<std::string> FailureTable::make_room(std::string_view newcomer, Instant now) {
  std::vector<std::string> gone;
  if (entries_.size() > entries_max_ && is_due(swept_at_, now)) sweep(now, gone);
  auto rank = ranks_.begin();
  while (entries_.size() > entries_max_ && rank != ranks_.end()) {
    const auto entry = entries_.find(std::string(std::get<std::string_view>(*rank)));
    ++rank;
    if (entry->second.in_hand > 0 || entry->first == newcomer) continue;
    gone.push_back(entry->first);
    drop(entry);
  }
  return gone;
}

void FailureTable::sweep(Instant now, std::vector<std::string>& gone) {
  swept_at_ = now;
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    const auto here = entry++;
    if (here->second.in_hand > 0 || !lapsed_(here->second, now)) continue;
    gone.push_back(here->first);
    drop(here);
  }
}

}  // namespace crm::auth
