// The subcommands and options of the program, as they are put together: what each family of
// commands (the files *_menu.cpp) builds with, and which command the arguments have chosen in the
// end.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/configuration.h"
#include "app/settings.h"
#include "base/result.h"

namespace crm::app {

class CommandMenu {
 public:
  using Command = std::function<Result<void>(const Configuration&)>;

  // `folder` is where relative paths begin; "": where this process is.
  explicit CommandMenu(std::filesystem::path folder);
  CommandMenu(const CommandMenu&) = delete;
  CommandMenu& operator=(const CommandMenu&) = delete;
  ~CommandMenu() = default;

  // None when there is a command to run, else the exit status of what was said instead.
  [[nodiscard]] std::optional<int> parse(const std::vector<std::string>& arguments);

  // What the arguments have said.
  [[nodiscard]] const Command& command() const { return command_; }
  [[nodiscard]] bool runs_here() const { return runs_here_; }  // never in a server
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& flags() const {
    return flags_;
  }
  [[nodiscard]] const std::optional<std::string>& file() const { return file_; }  // of settings
  [[nodiscard]] const std::string& tenant() const { return tenant_; }
  // A path as it is meant where the command was given.
  [[nodiscard]] std::string in_folder(const std::string& path) const;

  // For those who build. A command of its own, and one below another.
  CLI::App& add(const std::string& name, const std::string& what, const std::string& example);
  CLI::App& add(CLI::App& parent, const std::string& name, const std::string& what,
                const std::string& example);
  // One that has commands below it.
  CLI::App& add_family(const std::string& name, const std::string& what,
                       const std::string& example);

  // For all commands about the database.
  void add_database(CLI::App& command);
  // For those about the data of one tenant.
  void add_data(CLI::App& command, const std::string& which = "the only one");
  void add_setting(CLI::App& command, std::string_view name);
  void add_password_settings(CLI::App& command);
  void add_all_settings(CLI::App& command);
  // For options that name files.
  [[nodiscard]] CLI::Validator file_name() const;

  // What it does. A command about the database: where a server has that open, the server does it,
  // which alone may change it.
  void runs(CLI::App& command, Command work);
  // One that never goes to a server.
  void runs_here(CLI::App& command, Command work);

 private:
  void add_setting(CLI::App& command, const Setting& setting, const std::string& group);

  const std::filesystem::path folder_;
  CLI::App app_{"Active Contacts: which of my companies has something happened to?",
                "active-contacts"};
  Command command_;
  bool runs_here_ = true;
  std::map<std::string, std::string, std::less<>> flags_;
  std::optional<std::string> file_;
  std::string tenant_;  // of --tenant
};

// Where the commands of one family stand, and what their options are written to.
template <class Options>
struct CommandFamily {
  CommandMenu& menu;
  CLI::App& family;
  std::shared_ptr<Options> options = std::make_shared<Options>();
};

// The families, each in a file of its name.
void add_server_menu(CommandMenu& menu);   // serve, config, openapi
void add_data_menu(CommandMenu& menu);     // import, demo, query, check, backup
void add_user_menu(CommandMenu& menu);     // user, session
void add_role_menu(CommandMenu& menu);     // role
void add_secret_menu(CommandMenu& menu);   // ticket, key
void add_partner_menu(CommandMenu& menu);  // app, tenant
void add_audit_menu(CommandMenu& menu);    // audit

// For checks of options: "" when the text is a time, else what is wrong.
[[nodiscard]] std::string time_flaw(const std::string& text);

}  // namespace crm::app
