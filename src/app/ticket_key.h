// The file that holds the key of tickets.
#pragma once

#include <filesystem>

#include "app/settings.h"
#include "auth/ticket.h"
#include "base/result.h"

namespace crm::app {

// DATABASE.ticket-key.
[[nodiscard]] std::filesystem::path ticket_key_file(const Settings& settings);

// Reads it, or makes it. REQUIRES: the database is open for writing. Errors: those of
// read_secret_file() and write_secret_file(), and Unavailable where it holds no key.
[[nodiscard]] Result<auth::TicketKey> ticket_key(const Settings& settings);

// Puts a new key in its place: tickets that are out stay good, and whoever asks next is told a new
// one [adr 20]. REQUIRES and errors: as above.
[[nodiscard]] Result<void> renew_ticket_key(const Settings& settings);

}  // namespace crm::app
