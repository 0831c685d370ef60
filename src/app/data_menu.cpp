#include <memory>
#include <string>

#include "app/command_menu.h"
#include "app/commands.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "codec/action_text.h"
#include "demo/settings.h"

namespace crm::app {
namespace {

std::string instant_flaw(const std::string& text) {
  const auto at = parse_instant(text);
  return at ? "" : "\"" + excerpt(text) + "\": " + at.error().detail;
}

std::string actions_flaw(const std::string& text) {
  const auto actions = codec::parse_actions(text);
  return actions ? "" : actions.error().detail;
}

void add_import(CommandMenu& menu) {
  const auto options = std::make_shared<ImportOptions>();
  CLI::App& command =
      menu.add("import", "Read a company's data from CSV files; run again, it updates.",
               "import ./export --database data/active-contacts.db");
  menu.add_data(command);
  command
      .add_option("PATH", options->paths,
                  "A folder with associates.csv, categories.csv, contacts.csv, persons.csv, "
                  "appointments.csv and documents.csv, or some of these files.")
      ->required()
      ->transform(menu.file_name());
  auto* skip = command.add_flag("--skip-bad-rows", options->skip_bad_rows,
                                "Import the good rows and write the others to a file.");
  // It says what is so anyhow.
  command
      .add_flag_callback(
          "--strict", [] {}, "With one bad row change nothing at all (the default).")
      ->excludes(skip);
  command
      .add_option("--refused-rows", options->refused_rows,
                  "The file that --skip-bad-rows writes. [refused-rows.csv beside the database]")
      ->needs(skip)
      ->type_name("FILE")
      ->transform(menu.file_name());
  command.add_flag("--json", options->json, "The summary, for programs.");
  menu.runs(command, [options](const auto& c) { return import_files(c, *options); });
}

void add_demo(CommandMenu& menu) {
  const auto options = std::make_shared<DemoOptions>();
  CLI::App& command = menu.add("demo", "Make a database of an invented company.",
                               "demo --database demo.db --contacts 500 --users 6");
  menu.add_data(command);
  command.add_option("--contacts", options->contacts, "Companies. [500]")
      ->check(CLI::Range(1U, demo::kContactsMax));
  command
      .add_option("--users", options->users,
                  "Users; the first six sign in with their login as password. [6]")
      ->check(CLI::Range(1U, demo::kUsersMax));
  command
      .add_option("--events-per-contact", options->events_per_contact,
                  "About how much has happened to each company. [10]")
      ->check(CLI::Range(1U, demo::kEventsPerContactMax));
  command.add_option("--seed", options->seed, "Another seed, another company. [1]");
  command.add_option("--until", options->until, "When the newest of it happened. [now]")
      ->check(instant_flaw, "")
      ->type_name("TIME");
  menu.runs_here(command, [options](const auto& c) { return make_demo(c, *options); });
}

void add_query(CommandMenu& menu) {
  const auto options = std::make_shared<QueryOptions>();
  CLI::App& command = menu.add("query", "Ask what has happened to a user's contacts.",
                               "query anna --since 2026-01-31T00:00:00Z "
                               "--action Created,Updated");
  menu.add_data(command);
  menu.add_setting(command, "base_time_zone");
  command.add_option("LOGIN", options->login, "Whose contacts.")->required();
  command.add_option("--since", options->since, "Since when, inclusive. [ever]")
      ->check(time_flaw, "")
      ->type_name("TIME");
  command.add_option("--category", options->categories, "Only of these categories. [all]")
      ->type_name("ID");
  command.add_option("--action", options->actions, "Only these actions. [All]")
      ->check(actions_flaw, "")
      ->type_name("NAMES");
  command.add_flag("--json", options->json, "As the server answers.");
  menu.runs_here(command, [options](const auto& c) { return query(c, *options); });
}

void add_check(CommandMenu& menu) {
  const auto json = std::make_shared<bool>(false);
  CLI::App& command = menu.add("check", "See whether the database holds together.",
                               "check --database data/active-contacts.db");
  menu.add_data(command, "all");
  command.add_flag("--json", *json, "For programs.");
  menu.runs(command, [json](const auto& c) { return check(c, *json); });
}

void add_backup(CommandMenu& menu) {
  const auto options = std::make_shared<BackupOptions>();
  CLI::App& command = menu.add("backup", "Copy the database while it is served.",
                               "backup /backups/crm-2026-01-31.db");
  menu.add_database(command);
  command.add_option("FILE", options->file, "The copy; must not be there yet.")
      ->required()
      ->transform(menu.file_name());
  command.add_flag("--json", options->json, "For programs.");
  menu.runs(command, [options](const auto& c) { return back_up(c, *options); });
}

}  // namespace

void add_data_menu(CommandMenu& menu) {
  add_import(menu);
  add_demo(menu);
  add_query(menu);
  add_check(menu);
  add_backup(menu);
}

}  // namespace crm::app
