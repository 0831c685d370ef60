// What the ticket commands do, over the data of a tenant; each returns what is to be printed.
#pragma once

#include <string>

#include "app/commands.h"
#include "app/tenant_data.h"
#include "auth/ticket.h"
#include "base/clock.h"
#include "base/result.h"

namespace crm::app {

// The user's ticket alone, or in an object.
[[nodiscard]] Result<std::string> issue_ticket(const TenantData& data, const Clock& clock,
                                               const auth::Tickets& tickets,
                                               const TicketOptions& options);

// All tickets, or those of one user, as a table or an array.
[[nodiscard]] Result<std::string> list_tickets(const TenantData& data, const Clock& clock,
                                               const TicketOptions& options);

// One ticket, by the number that lists show; or all that a user has been issued, access tokens too.
[[nodiscard]] Result<std::string> revoke_tickets(const TenantData& data,
                                                 const TicketOptions& options);

}  // namespace crm::app
