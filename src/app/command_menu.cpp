#include "app/command_menu.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "app/commands.h"
#include "app/console.h"
#include "app/exit_status.h"
#include "app/version.h"
#include "base/civil_time.h"
#include "base/text.h"

namespace crm::app {
namespace {

std::string_view without_last_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

}  // namespace

CommandMenu::CommandMenu(std::filesystem::path folder) : folder_(std::move(folder)) {
  app_.set_help_flag("-h,--help", "What can be asked, with examples.");
  app_.set_version_flag("--version", "active-contacts " + std::string(kVersion));
  app_.require_subcommand(0, 1);
  app_.footer(
      "Examples:\n  active-contacts demo\n  active-contacts serve\n"
      "  active-contacts COMMAND --help");
  add_all_settings(app_);
  app_.callback([this] {
    if (!app_.get_subcommands().empty()) return;
    command_ = [](const Configuration& configuration) { return serve(configuration); };
    runs_here_ = true;
  });
}

std::optional<int> CommandMenu::parse(const std::vector<std::string>& arguments) {
  try {
    // CLI11 takes them from the back.
    app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    return std::nullopt;
  } catch (const CLI::ParseError& ended) {
    std::ostringstream out;
    std::ostringstream wrong;
    const bool is_help = app_.exit(ended, out, wrong) == 0;
    if (!out.str().empty()) print(without_last_line_end(out.str()));
    if (!wrong.str().empty()) tell(without_last_line_end(wrong.str()));
    return is_help ? kDone : kWrongUse;
  }
}

std::string CommandMenu::in_folder(const std::string& path) const {
  return path.empty() || folder_.empty() ? path : (folder_ / path).string();
}

CLI::App& CommandMenu::add(const std::string& name, const std::string& what,
                           const std::string& example) {
  return add(app_, name, what, example);
}

CLI::App& CommandMenu::add(CLI::App& parent, const std::string& name, const std::string& what,
                           const std::string& example) {
  CLI::App& command = *parent.add_subcommand(name, what);
  command.footer("Example:\n  active-contacts " + example);
  return command;
}

CLI::App& CommandMenu::add_family(const std::string& name, const std::string& what,
                                  const std::string& example) {
  CLI::App& family = add(app_, name, what, example);
  family.require_subcommand(1);
  return family;
}

void CommandMenu::add_database(CLI::App& command) {
  add_setting(command, "database");
  add_setting(command, "audit_log");
  command.add_option("--config", file_, "A TOML file of settings; config lists them.")
      ->type_name("FILE");
}

void CommandMenu::add_data(CLI::App& command, const std::string& which) {
  add_database(command);
  command
      .add_option("--tenant", tenant_,
                  "Whose data, where the database has several tenants. [" + which + "]")
      ->type_name("CustNNNNN");
}

void CommandMenu::add_setting(CLI::App& command, std::string_view name) {
  add_setting(command, *std::ranges::find(all_settings(), name, &Setting::name), "Options");
}

void CommandMenu::add_setting(CLI::App& command, const Setting& setting, const std::string& group) {
  const std::string key(setting.name);
  command
      .add_option_function<std::string>(
          flag_name(setting), [this, key](const std::string& text) { flags_[key] = text; },
          std::string(setting.doc) + " [" + text_of(Settings{}, setting) + "]")
      ->group(group)
      ->type_name("");
}

void CommandMenu::add_password_settings(CLI::App& command) {
  add_setting(command, "password_memory_bytes");
  add_setting(command, "password_passes");
}

void CommandMenu::add_all_settings(CLI::App& command) {
  add_database(command);
  for (const Setting& setting : all_settings().subspan(1)) {
    if (setting.name == "audit_log") continue;  // add_database() has it
    add_setting(command, setting, setting.name == "listen" ? "Options" : "Settings");
  }
}

CLI::Validator CommandMenu::file_name() const {
  return CLI::Validator(
      [this](std::string& path) {
        path = in_folder(path);
        return std::string();
      },
      "");
}

void CommandMenu::runs(CLI::App& command, Command work) {
  command.callback([this, work = std::move(work)] {
    command_ = work;
    runs_here_ = false;
  });
}

void CommandMenu::runs_here(CLI::App& command, Command work) {
  command.callback([this, work = std::move(work)] {
    command_ = work;
    runs_here_ = true;
  });
}

std::string time_flaw(const std::string& text) {
  const auto written = parse_written_time(text);
  return written ? "" : "\"" + excerpt(text) + "\": " + written.error().detail;
}

}  // namespace crm::app
