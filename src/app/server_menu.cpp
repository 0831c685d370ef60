#include <memory>

#include "app/command_menu.h"
#include "app/commands.h"

namespace crm::app {
namespace {

void add_serve(CommandMenu& menu) {
  CLI::App& command = menu.add("serve", "Serve the database over HTTP (the default).",
                               "serve --database data/active-contacts.db "
                               "--listen 127.0.0.1:8080");
  menu.add_all_settings(command);
  menu.runs_here(command, [](const auto& c) { return serve(c); });
}

void add_config(CommandMenu& menu) {
  const auto json = std::make_shared<bool>(false);
  CLI::App& command = menu.add("config", "Show all settings and where each comes from.",
                               "ACTIVE_CONTACTS_WORKERS=2 active-contacts config --json");
  menu.add_all_settings(command);
  command.add_flag("--json", *json, "For programs.");
  menu.runs_here(command, [json](const auto& c) { return show_configuration(c, *json); });
}

void add_openapi(CommandMenu& menu) {
  const auto options = std::make_shared<OpenApiOptions>();
  CLI::App& command = menu.add("openapi", "Print what can be called, as an OpenAPI 3.1 document.",
                               "openapi --server https://crm.example.test > openapi.json");
  command
      .add_option("--server", options->server,
                  "Address in front of every path. [where serve listens]")
      ->type_name("URL");
  menu.add_all_settings(command);
  menu.runs_here(command, [options](const auto& c) { return show_openapi(c, *options); });
}

}  // namespace

void add_server_menu(CommandMenu& menu) {
  add_serve(menu);
  add_config(menu);
  add_openapi(menu);
}

}  // namespace crm::app
