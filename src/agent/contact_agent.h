// The service that answers what has happened to contacts: here is what "my", "active" and "since"
// mean [wire: Which contacts] [wire: ActivityStartTime].
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "carrier/active_contacts_request.h"
#include "carrier/contact_activity.h"
#include "domain/caller.h"
#include "feed/feed.h"
#include "feed/page.h"

namespace crm::agent {

// What a caller's question comes to: the picture that is asked, and what of it. The answer depends
// on nothing else.
struct ContactsSought {
  std::shared_ptr<const feed::Page> page;  // of the contacts that the caller owns; never null
  std::shared_ptr<const feed::Names> names;
  AssociateId owner;
  Instant since;  // inclusive
  ActionMask actions;
  std::vector<CategoryId> categories;  // rising; empty: all

  // It views the categories of this.
  [[nodiscard]] feed::Question question() const {
    return {.since = since,
            .actions = actions,
            .any_category = categories.empty(),
            .categories = categories};
  }

  // A quick look, and what most who ask again and again are told: nothing has happened since.
  [[nodiscard]] bool finds_nothing() const { return page->newest() < since; }
};

// The rows found, newest first, each with what the caller may do with it [wire: TableRight]. They
// are views into `page` and `names`, and live as long.
struct ActiveContacts {
  std::shared_ptr<const feed::Page> page;
  std::shared_ptr<const feed::Names> names;
  std::vector<carrier::PreparedActivity> rows;
};

class ContactAgent {
 public:
  using Sought = std::function<void(Result<ContactsSought>)>;

  // REQUIRES: both outlive this.
  ContactAgent(const Clock& clock, const feed::Feed& feed) : clock_(clock), feed_(feed) {}

  // What is meant by "my active contacts"; none while the caller's contacts are not in memory. Any
  // thread; never waits.
  [[nodiscard]] std::optional<ContactsSought> seek(
      const Caller& caller, const carrier::ActiveContactsRequest& asked) const;

  // The same, fetching the caller's contacts first; `sought` is called on the feed's thread.
  void fetch(const Caller& caller, carrier::ActiveContactsRequest asked, Sought sought) const;

  // The caller's contacts that something asked for has happened to, as far as the caller's role
  // lets them be read. Any thread; never waits.
  [[nodiscard]] static ActiveContacts find(const ContactsSought& sought);

 private:
  [[nodiscard]] ContactsSought sought_on(std::shared_ptr<const feed::Page> page,
                                         const Caller& caller,
                                         const carrier::ActiveContactsRequest& asked) const;
  [[nodiscard]] Instant since(const Caller& caller,
                              const carrier::ActiveContactsRequest& asked) const;

  const Clock& clock_;
  const feed::Feed& feed_;
};

}  // namespace crm::agent
