#include "app/commands.h"
#include "app/console.h"
#include "app/installation.h"
#include "app/tenant_data.h"
#include "app/ticket_key.h"
#include "app/tickets.h"

namespace crm::app {
namespace {

Result<void> printed(const Result<std::string>& text) {
  if (!text) return forward(text);
  print(*text);
  return {};
}

}  // namespace

Result<void> issue_ticket(const Configuration& configuration, const TicketOptions& options) {
  const SystemClock clock;
  const auto store = open_tenant_for_writing(configuration, clock, "ticket");
  if (!store) return forward(store);
  const auto key = ticket_key(configuration.settings);
  if (!key) return forward(key);
  const auth::Tickets tickets{*key, is_online(configuration.settings)};
  return printed(issue_ticket(*store, clock, tickets, options));
}

Result<void> list_tickets(const Configuration& configuration, const TicketOptions& options) {
  const SystemClock clock;
  const auto store = open_tenant_for_reading(configuration, clock);
  if (!store) return forward(store);
  return printed(list_tickets(*store, clock, options));
}

Result<void> revoke_tickets(const Configuration& configuration, const TicketOptions& options) {
  const SystemClock clock;
  const auto store = open_tenant_for_writing(configuration, clock, "ticket");
  if (!store) return forward(store);
  return printed(revoke_tickets(*store, options));
}

}  // namespace crm::app
