#include <memory>

#include "app/command_menu.h"
#include "app/commands.h"

namespace crm::app {
namespace {

void add_audit(CommandMenu& menu) {
  const auto options = std::make_shared<AuditOptions>();
  CLI::App& audit = menu.add_family("audit", "See who has signed in, and what was done by command.",
                                    "audit show --since 2026-01-31");
  CLI::App& showing =
      menu.add(audit, "show", "Show what the audit log tells.", "audit show --user anna --json");
  menu.add_database(showing);
  menu.add_setting(showing, "base_time_zone");
  showing.add_option("--since", options->since, "Since when, inclusive. [the beginning]")
      ->check(time_flaw, "")
      ->type_name("TIME");
  showing.add_option("--user", options->login, "Only about that login.")->type_name("LOGIN");
  showing.add_flag("--json", options->json, "The lines as they are.");
  menu.runs_here(showing, [options](const auto& c) { return show_audit(c, *options); });

  CLI::App& verifying = menu.add(
      audit, "verify", "See whether the audit log is whole, and tell its last line's hash.",
      "audit verify audit.jsonl.1 audit.jsonl");
  menu.add_database(verifying);
  verifying.add_option("FILE", options->files,
                       "Its files, the oldest first. [the one of the database]");
  menu.runs_here(verifying, [options](const auto& c) { return verify_audit(c, *options); });
}

}  // namespace

void add_audit_menu(CommandMenu& menu) { add_audit(menu); }

}  // namespace crm::app
