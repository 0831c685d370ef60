#include <memory>
#include <string>

#include "app/command_menu.h"
#include "app/commands.h"

namespace crm::app {
namespace {

CLI::App& add_ticket_command(const CommandFamily<TicketOptions>& ticket, const std::string& name,
                             const std::string& what, const std::string& example,
                             Result<void> (*work)(const Configuration&, const TicketOptions&)) {
  const auto& [menu, family, options] = ticket;
  CLI::App& command = menu.add(family, name, what, "ticket " + example);
  menu.add_data(command);
  command.add_flag("--json", options->json, "For programs.");
  menu.runs(command, [given = ticket.options, work](const auto& c) { return work(c, *given); });
  return command;
}

void add_ticket(CommandMenu& menu) {
  const CommandFamily<TicketOptions> ticket{
      menu, menu.add_family("ticket",
                            "Issue, list and revoke tickets, which stand for a user's password.",
                            "ticket issue anna")};
  const auto& options = ticket.options;

  CLI::App& issuing =
      add_ticket_command(ticket, "issue",
                         "Tell a user's ticket, valid for 6 hours from its last use: the one "
                         "that is valid, or a new one.",
                         "issue anna", &issue_ticket);
  issuing.add_option("LOGIN", options->whose, "Whose.")->required();
  menu.add_setting(issuing, "installation");
  add_ticket_command(ticket, "list", "List the tickets.", "list anna --json", &list_tickets)
      .add_option("LOGIN", options->whose, "Whose. [all]");
  add_ticket_command(ticket, "revoke",
                     "Let a ticket, or all tickets and access tokens of a user, sign in no more.",
                     "revoke anna", &revoke_tickets)
      .add_option("ID|LOGIN", options->whose, "A number that ticket list shows, or whose.")
      ->required();
}

void add_key(CommandMenu& menu) {
  const auto options = std::make_shared<KeyOptions>();
  CLI::App& key =
      menu.add_family("key", "List and rotate the keys of this installation.", "key list");
  CLI::App& listing =
      menu.add(key, "list", "List the keys, without what is secret of them.", "key list --json");
  menu.add_database(listing);
  listing.add_flag("--json", options->json, "For programs.");
  menu.runs(listing, [options](const auto& c) { return list_keys(c, *options); });

  CLI::App& rotating = menu.add(key, "rotate", "Take new keys into use; nobody is signed out.",
                                "key rotate signing");
  menu.add_database(rotating);
  rotating
      .add_option("WHICH", options->which,
                  "signing: tokens that others check; tickets; or all that are there. [all]")
      ->check(CLI::IsMember({"signing", "tickets", "all"}));
  rotating.add_flag("--json", options->json, "For programs.");
  menu.runs(rotating, [options](const auto& c) { return rotate_keys(c, *options); });
}

}  // namespace

void add_secret_menu(CommandMenu& menu) {
  add_ticket(menu);
  add_key(menu);
}

}  // namespace crm::app
