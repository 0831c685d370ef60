// The in-memory picture that answers are read from, so that no request waits for the store: one
// Page for each owner who has been asked for or loaded ahead of need, and the Names they share.
// Pages come from the store on a thread of the feed's own; the least recently used leave when a
// memory budget is reached.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "base/result.h"
#include "domain/ids.h"
#include "feed/names.h"
#include "feed/page.h"
#include "store/store.h"

namespace crm::feed {

struct Settings {
  std::size_t memory_bytes_max = 512ULL * 1024 * 1024;  // of all pages together
};

struct Usage {
  std::size_t pages = 0;
  std::size_t contacts = 0;
  std::size_t bytes = 0;
};

class Feed {
 public:
  using Loaded = std::function<void(Result<std::shared_ptr<const Page>>)>;

  // Starts the loading thread. REQUIRES: store outlives this.
  Feed(const store::Store& store, const Settings& settings, PrepareContact prepare_contact,
       PrepareText prepare_text);
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;
  // Loads still queued are answered Unavailable.
  ~Feed();

  // The owner's page if it is in memory, else null. Any thread; never waits for the store. Hold it
  // for one request at most: a page lives until its last reader lets go.
  [[nodiscard]] std::shared_ptr<const Page> page(TenantId tenant, AssociateId owner) const;

  // Fetches the owner's page if it is not in memory and hands it to `then` on the loading thread,
  // ahead of all loading ahead. Several wishes for one owner are one load.
  void load(TenantId tenant, AssociateId owner, Loaded then) const;

  // For use behind every commit that touched contacts of this owner: from now on the page tells of
  // it, and `then` hears when it does. Told in the order of the commits, the page shows them in
  // that order; in another, it shows them all. Where the page is not in memory there is nothing to
  // tell, and `then` is given null: so a commit costs no page that nobody has asked for.
  void renew(TenantId tenant, AssociateId owner, Changes changes, Loaded then);

  // All pages of the tenant leave, and are fetched anew when they are asked for. For use behind a
  // change of what users may know of: roles, groups, many rows at once.
  void forget(TenantId tenant);

  // Begins to fetch pages of all owners, those with most contacts first, until all are here or the
  // budget is reached. Returns at once.
  void load_ahead(TenantId tenant);

  // The names as of the last refresh_names(); never null.
  [[nodiscard]] std::shared_ptr<const Names> names(TenantId tenant) const;
  // Reads the names anew, on the caller's thread. Where that fails they stay as they are until a
  // page of the tenant is fetched, which tries again and is not there before they are.
  [[nodiscard]] Result<void> refresh_names(TenantId tenant);

  [[nodiscard]] Usage usage() const;

 private:
  class Shelf;   // the pages in memory and their budget
  class Loader;  // the thread that fetches them

  std::unique_ptr<Shelf> shelf_;
  std::unique_ptr<Loader> loader_;
};

}  // namespace crm::feed
