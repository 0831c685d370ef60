// The thread that fetches pages from the store. Private to feed/.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "feed/feed.h"
#include "feed/shelf.h"

namespace crm::feed {

// One thread: so loads of one owner follow each other in the order of the wishes, and a page read
// before a commit can never replace one read behind it.
class Feed::Loader {
 public:
  Loader(const store::Store& store, Shelf& shelf, PrepareContact prepare_contact,
         PrepareText prepare_text);
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;
  ~Loader();

  struct Need {
    bool wanted = false;           // the page is needed, though it may not be in memory
    std::vector<Changes> changes;  // a page in memory will do with these
  };
  void want(const OwnerKey& key, Need need, Loaded then);
  void want_ahead(TenantId tenant);

  [[nodiscard]] std::shared_ptr<const Names> names(TenantId tenant) const;
  [[nodiscard]] Result<void> refresh_names(TenantId tenant);

 private:
  struct Wish {
    Need need;
    std::vector<Loaded> waiting;
  };

  // Whose pages to load ahead, found one by one: a tenant may have a great many owners, and whoever
  // waits for a page does not wait for all of them.
  struct Search {
    TenantId tenant{};
    AssociateId last = kNobody;
    std::vector<store::Owner> found;
  };

  struct HeldNames {
    std::shared_ptr<const Names> names;  // null before they were read for the first time
    bool are_stale = false;              // the store has had others since, or any at all
  };

  void work();
  void serve(const OwnerKey& key, const Wish& wish);
  [[nodiscard]] Result<std::shared_ptr<const Page>> page_for(const OwnerKey& key, const Need& need);
  // The page with those changes that it does not have; null where only the store knows.
  [[nodiscard]] std::shared_ptr<const Page> changed(const std::shared_ptr<const Page>& page,
                                                    const std::vector<Changes>& changes) const;
  // Finds one more owner of the search, or ends it by putting all that it found in line.
  void search_on(Search search);
  // False when the budget is reached.
  bool fetch_ahead(const OwnerKey& key);
  // Not without the names, where they could not be read when they were to.
  [[nodiscard]] Result<std::shared_ptr<const Page>> fetch(const OwnerKey& key);
  [[nodiscard]] bool has_stale_names(TenantId tenant) const;

  std::mutex refreshing_;  // held while names are read; taken before the other

  const store::Store& store_;
  Shelf& shelf_;
  const PrepareContact prepare_contact_;
  const PrepareText prepare_text_;

  mutable std::mutex mutex_;  // guards all below but the thread
  std::condition_variable wished_;
  std::deque<OwnerKey> queue_;  // each key once, its wish beside it
  std::unordered_map<OwnerKey, Wish, OwnerKeyHash> wishes_;
  std::deque<Search> searches_;
  std::deque<OwnerKey> ahead_;
  std::unordered_map<TenantId, HeldNames> names_;
  bool stopping_ = false;

  std::thread thread_;  // last: it uses all of the above
};

}  // namespace crm::feed
