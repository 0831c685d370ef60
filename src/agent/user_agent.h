// The service that answers who is asking.
#pragma once

#include "carrier/principal.h"
#include "domain/caller.h"
#include "feed/feed.h"

namespace crm::agent {

class UserAgent {
 public:
  // REQUIRES: feed outlives this.
  explicit UserAgent(const feed::Feed& feed) : feed_(feed) {}

  // Any thread; never waits.
  [[nodiscard]] carrier::Principal current_principal(const Caller& caller) const;

 private:
  const feed::Feed& feed_;
};

}  // namespace crm::agent
