// The user that a tenant has for programs: apps that it has approved work as this one when nobody
// is there. It has the System role, no password, and owns nothing [wire: System users].
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "domain/app.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::auth {

// None before the tenant approves its first app.
[[nodiscard]] std::optional<AssociateId> system_user_of(const store::Reader& reader);

// Ten digits that name the tenant's database to apps; "" before the tenant approves its first.
[[nodiscard]] std::string serial_of(const store::Reader& reader);

// Lets the app in, in that transaction; the tenant then has a system user and a serial. An approval
// that is there stays as it is. REQUIRES: the app is in the store.
AppApproval approve(store::Transaction& transaction, const App& app, Instant now);

}  // namespace crm::auth
