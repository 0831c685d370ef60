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

namespace crm::agent {

// The rows found, newest first, each with what the caller may do with it [wire: TableRight]. They
// are views into `page` and `names`, and live as long.
struct ActiveContacts {
  std::shared_ptr<const feed::Page> page;
  std::shared_ptr<const feed::Names> names;
  std::vector<carrier::PreparedActivity> rows;
};

class ContactAgent {
 public:
  using Found = std::function<void(Result<ActiveContacts>)>;

  // REQUIRES: both outlive this.
  ContactAgent(const Clock& clock, const feed::Feed& feed) : clock_(clock), feed_(feed) {}

  // The caller's contacts that something asked for has happened to, as far as the caller's role
  // lets them be read; none while the caller's contacts are not in memory. Any thread; never waits.
  [[nodiscard]] std::optional<ActiveContacts> my_active_contacts(
      const Caller& caller, const carrier::ActiveContactsRequest& asked) const;

  // The same, fetching the caller's contacts first; `found` is called on the feed's thread.
  void fetch_my_active_contacts(const Caller& caller, carrier::ActiveContactsRequest asked,
                                Found found) const;

 private:
  [[nodiscard]] ActiveContacts active_on(std::shared_ptr<const feed::Page> page,
                                         const Caller& caller,
                                         const carrier::ActiveContactsRequest& asked) const;
  [[nodiscard]] Instant since(const Caller& caller,
                              const carrier::ActiveContactsRequest& asked) const;

  const Clock& clock_;
  const feed::Feed& feed_;
};

}  // namespace crm::agent
