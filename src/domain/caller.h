// Who is behind a request, once that has been proven.
#pragma once

#include <cstdint>
#include <optional>

#include "base/instant.h"
#include "domain/ids.h"

namespace crm {

// What a request has proven itself with.
enum class Scheme : std::uint8_t {
  Basic,         // a user name and a password, on each request
  Ticket,        // one of our tickets
  AccessToken,   // one of our access tokens
  OutsideToken,  // a token of an identity provider that we trust
  Browser,       // the session of a browser
};

struct Caller {
  TenantId tenant = kOnlyTenant;
  AssociateId associate = kNobody;
  std::optional<Instant> last_logout;  // none: has never logged out
  Scheme scheme = Scheme::Basic;
  std::int64_t credential = 0;  // which ticket, token or browser session; 0 for the other schemes
  AppId app = kNoApp;           // which app calls for the user, if one does

  bool operator==(const Caller&) const = default;
};

}  // namespace crm
