#include "feed/loader.h"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <iterator>
#include <optional>
#include <utility>

#include "feed/page_reading.h"

namespace crm::feed {

Feed::Loader::Loader(const store::Store& store, Shelf& shelf, PrepareContact prepare_contact,
                     PrepareText prepare_text)
    : store_(store),
      shelf_(shelf),
      prepare_contact_(std::move(prepare_contact)),
      prepare_text_(std::move(prepare_text)),
      thread_([this] { work(); }) {}

Feed::Loader::~Loader() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  wished_.notify_all();
  thread_.join();
  for (const auto& [key, wish] : wishes_) {
    for (const Loaded& then : wish.waiting) {
      then(refuse(ErrorKind::Unavailable, "The server is stopping."));
    }
  }
}

void Feed::Loader::want(const OwnerKey& key, Need need, Loaded then) {
  {
    const std::scoped_lock lock(mutex_);
    const auto [wish, is_new] = wishes_.try_emplace(key);
    try {
      if (is_new) queue_.push_back(key);
    } catch (const std::exception&) {  // a wish that is not in line would never be served
      wishes_.erase(wish);
      throw;
    }
    Need& all = wish->second.need;
    all.wanted = all.wanted || need.wanted;
    std::ranges::move(need.changes, std::back_inserter(all.changes));
    wish->second.waiting.push_back(std::move(then));
  }
  wished_.notify_one();
}

void Feed::Loader::want_ahead(TenantId tenant) {
  {
    const std::scoped_lock lock(mutex_);
    searches_.push_back({.tenant = tenant, .found = {}});
  }
  wished_.notify_one();
}

void Feed::Loader::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wished_.wait(lock, [this] {
      return stopping_ || !queue_.empty() || !searches_.empty() || !ahead_.empty();
    });
    if (stopping_) return;
    if (!queue_.empty()) {
      const OwnerKey key = queue_.front();
      queue_.pop_front();
      // Taken off before the store is read: a wish that comes meanwhile is about what is there
      // later.
      const Wish wish = std::move(wishes_.extract(key).mapped());
      lock.unlock();
      serve(key, wish);
      lock.lock();
    } else if (!searches_.empty()) {
      Search search = std::move(searches_.front());
      searches_.pop_front();
      lock.unlock();
      search_on(std::move(search));
      lock.lock();
    } else {
      const OwnerKey key = ahead_.front();
      ahead_.pop_front();
      lock.unlock();
      const bool there_is_room = fetch_ahead(key);
      lock.lock();
      if (!there_is_room) {
        ahead_.clear();
        searches_.clear();
      }
    }
  }
}

void Feed::Loader::serve(const OwnerKey& key, const Wish& wish) {
  const auto page = page_for(key, wish.need);
  for (const Loaded& then : wish.waiting) {
    try {
      then(page);
    } catch (const std::exception&) {
      // Out of memory: whoever waits finds that nobody will answer. The others still get theirs.
    }
  }
}

bool Feed::Loader::fetch_ahead(const OwnerKey& key) {
  if (shelf_.find(key) != nullptr) return true;
  const std::uint64_t edition = shelf_.edition();
  auto page = fetch(key);
  // What cannot be read now is read on demand, and that load tells what is wrong.
  return !page || shelf_.put_if_room(key, std::move(*page), edition);
}

Result<std::shared_ptr<const Page>> Feed::Loader::page_for(const OwnerKey& key, const Need& need) {
  // Once more where the pages were forgotten meanwhile: it may be what was before that.
  while (true) {
    const auto held = shelf_.find(key);
    if (held == nullptr && !need.wanted) return held;
    const auto next = held == nullptr ? nullptr : changed(held, need.changes);
    if (next != nullptr) {
      if (next == held || shelf_.replace(key, held, next)) return next;
      continue;
    }
    const std::uint64_t edition = shelf_.edition();
    auto page = fetch(key);
    if (!page || shelf_.put(key, *page, edition)) return page;
  }
}

std::shared_ptr<const Page> Feed::Loader::changed(const std::shared_ptr<const Page>& page,
                                                  const std::vector<Changes>& changes) const {
  try {
    Changes all{.at = page->changed_at(), .contacts = {}};
    for (const Changes& each : changes) {
      if (each.at <= page->read_at()) continue;  // the page was read behind that commit
      if (each.at <= all.at) return nullptr;     // told too late: later ones are on the page
      all.at = each.at;
      for (const auto& [contact, now] : each.contacts) all.contacts.insert_or_assign(contact, now);
    }
    if (all.at == page->changed_at()) return page;
    return std::make_shared<const Page>(*page, all, prepare_contact_);
  } catch (const std::exception&) {  // out of memory: fetching it will say so
    return nullptr;
  }
}

void Feed::Loader::search_on(Search search) {
  std::optional<store::Owner> next;
  const auto read = store_.read(search.tenant, [&](const store::Reader& reader) -> Result<void> {
    next = reader.owner_after(search.last);
    return {};
  });
  if (!read) return;  // what goes wrong here is told by the loads on demand that follow
  if (next) {
    search.last = next->associate;
    search.found.push_back(*next);
    const std::scoped_lock lock(mutex_);
    searches_.push_front(std::move(search));
    return;
  }
  std::ranges::sort(search.found, [](const store::Owner& a, const store::Owner& b) {
    return a.contacts != b.contacts ? a.contacts > b.contacts : a.associate < b.associate;
  });
  const std::scoped_lock lock(mutex_);
  for (const store::Owner& owner : search.found) {
    ahead_.push_back({search.tenant, owner.associate});
  }
}

Result<std::shared_ptr<const Page>> Feed::Loader::fetch(const OwnerKey& key) {
  if (has_stale_names(key.tenant)) {
    if (const auto named = refresh_names(key.tenant); !named) return forward(named);
  }
  try {
    auto page = read_page(store_, key.tenant, key.owner, prepare_contact_);
    if (!page) return forward(page);
    return std::make_shared<const Page>(*std::move(page));
  } catch (const std::exception&) {  // out of memory: this owner goes without, the others do not
    return refuse(ErrorKind::Unavailable, "The contacts could not be brought into memory.");
  }
}

std::shared_ptr<const Names> Feed::Loader::names(TenantId tenant) const {
  static const auto kNone = std::make_shared<const Names>();
  const std::scoped_lock lock(mutex_);
  const auto found = names_.find(tenant);
  return found == names_.end() || !found->second.names ? kNone : found->second.names;
}

bool Feed::Loader::has_stale_names(TenantId tenant) const {
  const std::scoped_lock lock(mutex_);
  const auto found = names_.find(tenant);
  return found != names_.end() && found->second.are_stale;
}

// One at a time, so that what was read last is what is kept.
Result<void> Feed::Loader::refresh_names(TenantId tenant) {
  const std::scoped_lock refreshing(refreshing_);
  Result<void> read;
  try {
    {
      const std::scoped_lock lock(mutex_);
      names_.try_emplace(tenant);
    }
    std::shared_ptr<const Names> names;
    read = store_.read(tenant, [&](const store::Reader& reader) -> Result<void> {
      names = std::make_shared<const Names>(reader, prepare_text_);
      return {};
    });
    const std::scoped_lock lock(mutex_);
    if (read) names_[tenant] = {.names = std::move(names)};
  } catch (const std::exception&) {  // out of memory
    read = refuse(ErrorKind::Unavailable, "The names could not be brought into memory.");
  }
  if (read) return read;
  const std::scoped_lock lock(mutex_);
  if (const auto held = names_.find(tenant); held != names_.end()) held->second.are_stale = true;
  return read;
}

}  // namespace crm::feed
