// The pages in memory, by owner. Private to feed/.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "domain/ids.h"
#include "feed/feed.h"
#include "feed/page.h"

namespace crm::feed {

// Whose page.
struct OwnerKey {
  TenantId tenant = kOnlyTenant;
  AssociateId owner = kNobody;

  bool operator==(const OwnerKey&) const = default;
};

struct OwnerKeyHash {
  [[nodiscard]] std::size_t operator()(const OwnerKey& key) const {
    const auto high = static_cast<std::uint64_t>(static_cast<std::uint32_t>(raw(key.tenant)));
    const auto low = static_cast<std::uint64_t>(static_cast<std::uint32_t>(raw(key.owner)));
    return std::hash<std::uint64_t>{}(high << 32U | low);
  }
};

// Takes pages in, hands them out, and lets the least recently used go when they hold more memory
// than the budget. Any thread.
class Feed::Shelf {
 public:
  explicit Shelf(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  [[nodiscard]] std::shared_ptr<const Page> find(const OwnerKey& key) const;
  // Rises with every forget(). A page belongs to the edition that was when the store was asked.
  [[nodiscard]] std::uint64_t edition() const { return edition_; }
  // Replaces the owner's page. The page just put stays, however large it is. False, with nothing
  // changed, when it is of a former edition.
  bool put(const OwnerKey& key, std::shared_ptr<const Page> page, std::uint64_t edition);
  // Puts the page in the place of its former one; false, with nothing changed, when that has left.
  bool replace(const OwnerKey& key, const std::shared_ptr<const Page>& former,
               std::shared_ptr<const Page> page);
  // Takes the page in only if no other has to go for it; false when it was not taken for that.
  bool put_if_room(const OwnerKey& key, std::shared_ptr<const Page> page, std::uint64_t edition);
  // Lets all pages of the tenant go.
  void forget(TenantId tenant);
  [[nodiscard]] Usage usage() const;

 private:
  static constexpr std::size_t kShards = 16;

  struct Entry {
    std::shared_ptr<const Page> page;
    std::uint64_t used = 0;  // rises with every look-up of any page
  };
  // Its own mutex each, so that threads seldom meet; nobody reads a page under it.
  struct Shard {
    mutable std::mutex mutex;
    mutable std::unordered_map<OwnerKey, Entry, OwnerKeyHash> entries;
  };

  [[nodiscard]] Shard& shard_of(const OwnerKey& key) const {
    return shards_.at(OwnerKeyHash{}(key) % kShards);
  }
  // REQUIRES: the shard of that key is locked.
  void keep(Entry& entry, std::shared_ptr<const Page> page);
  void let_go_of_oldest(const OwnerKey& but);

  const std::size_t bytes_max_;
  std::atomic<std::size_t> bytes_{0};
  std::atomic<std::uint64_t> edition_{0};
  mutable std::atomic<std::uint64_t> uses_{0};
  mutable std::array<Shard, kShards> shards_;
};

}  // namespace crm::feed
