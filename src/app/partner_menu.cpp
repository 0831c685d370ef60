#include <memory>
#include <string>

#include "app/command_menu.h"
#include "app/commands.h"

namespace crm::app {
namespace {

CLI::App& add_app_command(const CommandFamily<AppOptions>& app, const std::string& name,
                          const std::string& what, const std::string& example,
                          Result<void> (*work)(const Configuration&, const AppOptions&)) {
  const auto& [menu, family, options] = app;
  CLI::App& command = menu.add(family, name, what, "app " + example);
  menu.add_database(command);
  command.add_flag("--json", options->json, "For programs.");
  menu.runs(command, [given = app.options, work](const auto& c) { return work(c, *given); });
  return command;
}

void add_client_app(CommandMenu& menu) {
  const CommandFamily<AppOptions> app{
      menu,
      menu.add_family("app", "Register programs of partners, list and revoke them.", "app list")};
  const auto& options = app.options;
  CLI::App& adding = add_app_command(
      app, "add", "Register a program; its secret is told this once.",
      "add \"My App\" --redirect-uri https://app.example/callback --tenant Cust12345", &add_app);
  adding.add_option("NAME", options->name, "What people call it.")->required();
  adding
      .add_option("--redirect-uri", options->redirect_uris,
                  "Where a sign-in may send people back to, letter by letter; may be repeated.")
      ->type_name("URL");
  adding
      .add_option("--public-key", options->public_key,
                  "PEM of the RSA key that it signs its system token with.")
      ->type_name("FILE")
      ->transform(menu.file_name());
  adding.add_option("--tenant", options->tenants, "A tenant that lets it in; may be repeated.")
      ->type_name("CustNNNNN");
  add_app_command(app, "list", "List the programs.", "list --json", &list_apps);

  const auto named = [&options](CLI::App& command) {
    command.add_option("CLIENT_ID|NAME", options->which, "Which.")->required();
  };
  const auto in_tenants = [&options](CLI::App& command) {
    command.add_option("TENANT", options->tenants, "CustNNNNN; may be several.")->required();
  };
  named(add_app_command(app, "revoke", "Let a program, with all it was given, in no more.",
                        "revoke \"My App\"", &revoke_app));
  CLI::App& approving = add_app_command(app, "approve", "Let a program into tenants.",
                                        "approve \"My App\" Cust12345", &approve_app);
  named(approving);
  in_tenants(approving);
  CLI::App& leaving = add_app_command(app, "withdraw", "Let a program into tenants no more.",
                                      "withdraw \"My App\" Cust12345", &withdraw_app);
  named(leaving);
  in_tenants(leaving);
}

CLI::App& add_tenant_command(const CommandFamily<TenantOptions>& tenant, const std::string& name,
                             const std::string& what, const std::string& example,
                             Result<void> (*work)(const Configuration&, const TenantOptions&)) {
  const auto& [menu, family, options] = tenant;
  CLI::App& command = menu.add(family, name, what, "tenant " + example);
  menu.add_database(command);
  command.add_option("TENANT", options->tenant, "Its name, such as Cust12345.")->required();
  command.add_flag("--json", options->json, "For programs.");
  menu.runs(command, [given = tenant.options, work](const auto& c) { return work(c, *given); });
  return command;
}

void add_tenant(CommandMenu& menu) {
  const CommandFamily<TenantOptions> tenant{
      menu, menu.add_family("tenant", "Add, list and suspend the tenants of an installation.",
                            "tenant list")};
  const auto& options = tenant.options;
  CLI::App& adding =
      add_tenant_command(tenant, "add", "Add a tenant, without data yet.",
                         "add Cust12345 --name \"Berg & Co\"", &crm::app::add_tenant);
  adding.add_option("--name", options->name, "What people call it.")->required();
  adding.add_option("--host", options->host, "The only host it is served on. [any]");
  CLI::App& listing = menu.add(tenant.family, "list", "List the tenants.", "tenant list --json");
  menu.add_database(listing);
  listing.add_flag("--json", options->json, "For programs.");
  menu.runs(listing, [options](const auto& c) { return list_tenants(c, options->json); });
  add_tenant_command(tenant, "suspend", "Answer a tenant's requests no more; data stay.",
                     "suspend Cust12345", &suspend_tenant);
  add_tenant_command(tenant, "resume", "Answer a suspended tenant's requests again.",
                     "resume Cust12345", &resume_tenant);
}

}  // namespace

void add_partner_menu(CommandMenu& menu) {
  add_client_app(menu);
  add_tenant(menu);
}

}  // namespace crm::app
