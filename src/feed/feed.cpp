#include "feed/feed.h"

#include <utility>

#include "feed/loader.h"
#include "feed/shelf.h"

namespace crm::feed {

Feed::Feed(const store::Store& store, const Settings& settings, PrepareContact prepare_contact,
           PrepareText prepare_text)
    : shelf_(std::make_unique<Shelf>(settings.memory_bytes_max)),
      loader_(std::make_unique<Loader>(store, *shelf_, std::move(prepare_contact),
                                       std::move(prepare_text))) {}

Feed::~Feed() = default;

std::shared_ptr<const Page> Feed::page(TenantId tenant, AssociateId owner) const {
  return shelf_->find({tenant, owner});
}

void Feed::load(TenantId tenant, AssociateId owner, Loaded then) const {
  loader_->want({tenant, owner}, {.wanted = true}, std::move(then));
}

void Feed::renew(TenantId tenant, AssociateId owner, Changes changes, Loaded then) {
  Loader::Need need;
  need.changes.push_back(std::move(changes));
  loader_->want({tenant, owner}, std::move(need), std::move(then));
}

void Feed::forget(TenantId tenant) { shelf_->forget(tenant); }

void Feed::load_ahead(TenantId tenant) { loader_->want_ahead(tenant); }

std::shared_ptr<const Names> Feed::names(TenantId tenant) const { return loader_->names(tenant); }

Result<void> Feed::refresh_names(TenantId tenant) { return loader_->refresh_names(tenant); }

Usage Feed::usage() const { return shelf_->usage(); }

}  // namespace crm::feed
