// The file that holds the key of tickets: beside the database, never in it.
#pragma once

#include "app/settings.h"
#include "auth/ticket.h"
#include "base/result.h"

namespace crm::app {

// Reads DATABASE.ticket-key, or makes it, readable by its owner alone. REQUIRES: the database is
// open for writing, so that nobody else makes it at the same time. Errors: Forbidden where others
// may read the file, Unavailable where it cannot be read or made, or holds no key.
[[nodiscard]] Result<auth::TicketKey> ticket_key(const Settings& settings);

}  // namespace crm::app
