#include "app/command_line.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/admin_client.h"
#include "app/command_menu.h"
#include "app/configuration.h"
#include "app/console.h"
#include "app/exit_status.h"
#include "app/open_store.h"

namespace crm::app {
namespace {

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): one thread yet
  if (value == nullptr) return std::nullopt;
  return value;
}

// Of the environment, those that are settings of ours.
std::map<std::string, std::string> our_variables() {
  std::map<std::string, std::string> ours;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view text(*each);
    const auto equals = text.find('=');
    if (!text.starts_with("ACTIVE_CONTACTS_") || equals == std::string_view::npos) continue;
    ours.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return ours;
}

// Where the arguments were given.
struct Place {
  std::function<std::optional<std::string>(const std::string&)> environment;
  std::filesystem::path folder;  // where relative paths begin; "": where this process is
  Resident resident;             // inside a running server
};

int cannot_run_here() {
  tell("active-contacts: that is nothing for a running server.");
  return kWrongUse;
}

// Settings by the arguments, the file and the environment.
Result<Configuration> configuration_of(const CommandMenu& menu, const Place& place) {
  Given given{menu.flags(), menu.file(), place.environment};
  if (!given.file) given.file = place.environment("ACTIVE_CONTACTS_CONFIG");
  if (given.file) given.file = menu.in_folder(*given.file);
  auto configuration = configure(given);
  if (!configuration) return configuration;
  configuration->resident = place.resident.store;
  configuration->take_up_keys = place.resident.take_up_keys;
  configuration->tenant = menu.tenant();
  return configuration;
}

int run(const std::vector<std::string>& arguments, const Place& place) {
  CommandMenu menu(place.folder);
  add_server_menu(menu);
  add_data_menu(menu);
  add_user_menu(menu);
  add_role_menu(menu);
  add_secret_menu(menu);
  add_partner_menu(menu);
  add_audit_menu(menu);
  if (const auto ended = menu.parse(arguments)) return *ended;
  auto configuration = configuration_of(menu, place);
  if (!configuration) {
    tell("active-contacts: " + configuration.error().detail);
    return kWrongUse;
  }
  if (configuration->resident) {
    configuration->settings.database = menu.in_folder(database_path(*configuration).string());
    if (menu.runs_here()) return cannot_run_here();
  } else if (!menu.runs_here()) {
    const auto ended = run_in_server(admin_socket_of(database_path(*configuration)),
                                     {.arguments = arguments,
                                      .variables = our_variables(),
                                      .folder = std::filesystem::current_path()});
    if (ended) return *ended;
  }
  const auto done = menu.command()(*configuration);
  if (!done) {
    tell("active-contacts: " + done.error().detail);
    return kCouldNot;
  }
  if (output_went_out()) return kDone;
  tell("active-contacts: not everything could be written to standard output");
  return kCouldNot;
}

}  // namespace

int run_command_line(int argc, char** argv) {
  return run({argv + 1, argv + argc}, {.environment = environment, .folder = {}, .resident = {}});
}

int run_inside_server(const AdminRequest& request, Resident resident) {
  const auto variable = [&request](const std::string& name) -> std::optional<std::string> {
    const auto found = request.variables.find(name);
    if (found == request.variables.end()) return std::nullopt;
    return found->second;
  };
  return run(request.arguments,
             {.environment = variable, .folder = request.folder, .resident = std::move(resident)});
}

}  // namespace crm::app
