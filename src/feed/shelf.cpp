#include "feed/shelf.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace crm::feed {

std::shared_ptr<const Page> Feed::Shelf::find(const OwnerKey& key) const {
  const Shard& shard = shard_of(key);
  const std::scoped_lock lock(shard.mutex);
  const auto found = shard.entries.find(key);
  if (found == shard.entries.end()) return nullptr;
  found->second.used = uses_.fetch_add(1, std::memory_order_relaxed);
  return found->second.page;
}

bool Feed::Shelf::put(const OwnerKey& key, std::shared_ptr<const Page> page,
                      std::uint64_t edition) {
  {
    Shard& shard = shard_of(key);
    const std::scoped_lock lock(shard.mutex);
    // Under the lock: a forget() that comes behind this finds the page.
    if (edition != edition_) return false;
    keep(shard.entries[key], std::move(page));
  }
  if (bytes_ > bytes_max_) let_go_of_oldest(key);
  return true;
}

bool Feed::Shelf::replace(const OwnerKey& key, const std::shared_ptr<const Page>& former,
                          std::shared_ptr<const Page> page) {
  {
    Shard& shard = shard_of(key);
    const std::scoped_lock lock(shard.mutex);
    const auto found = shard.entries.find(key);
    if (found == shard.entries.end() || found->second.page != former) return false;
    keep(found->second, std::move(page));
  }
  if (bytes_ > bytes_max_) let_go_of_oldest(key);
  return true;
}

void Feed::Shelf::keep(Entry& entry, std::shared_ptr<const Page> page) {
  bytes_ += page->bytes();
  if (entry.page) bytes_ -= entry.page->bytes();
  entry = {std::move(page), uses_.fetch_add(1, std::memory_order_relaxed)};
}

void Feed::Shelf::forget(TenantId tenant) {
  ++edition_;
  for (Shard& shard : shards_) {
    const std::scoped_lock lock(shard.mutex);
    for (auto entry = shard.entries.begin(); entry != shard.entries.end();) {
      if (entry->first.tenant != tenant) {
        ++entry;
        continue;
      }
      bytes_ -= entry->second.page->bytes();
      entry = shard.entries.erase(entry);
    }
  }
}

bool Feed::Shelf::put_if_room(const OwnerKey& key, std::shared_ptr<const Page> page,
                              std::uint64_t edition) {
  if (bytes_ + page->bytes() > bytes_max_) return false;
  put(key, std::move(page), edition);
  return true;
}

// Down to nine tenths of the budget, so that this walk over all pages is rare.
void Feed::Shelf::let_go_of_oldest(const OwnerKey& but) {
  std::vector<std::pair<std::uint64_t, OwnerKey>> by_use;
  for (const Shard& shard : shards_) {
    const std::scoped_lock lock(shard.mutex);
    for (const auto& [key, entry] : shard.entries) by_use.emplace_back(entry.used, key);
  }
  std::ranges::sort(by_use, {}, &std::pair<std::uint64_t, OwnerKey>::first);
  for (const auto& [used, key] : by_use) {
    if (bytes_ <= bytes_max_ / 10 * 9) return;
    if (key == but) continue;
    Shard& shard = shard_of(key);
    const std::scoped_lock lock(shard.mutex);
    const auto found = shard.entries.find(key);
    if (found == shard.entries.end()) continue;
    bytes_ -= found->second.page->bytes();
    shard.entries.erase(found);
  }
}

Usage Feed::Shelf::usage() const {
  Usage usage;
  for (const Shard& shard : shards_) {
    const std::scoped_lock lock(shard.mutex);
    usage.pages += shard.entries.size();
    for (const auto& [key, entry] : shard.entries) usage.contacts += entry.page->size();
  }
  usage.bytes = bytes_;
  return usage;
}

}  // namespace crm::feed
