#include "app/command_line.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/admin_client.h"
#include "app/commands.h"
#include "app/configuration.h"
#include "app/console.h"
#include "app/open_store.h"
#include "app/settings.h"
#include "app/version.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "codec/action_text.h"
#include "demo/settings.h"

namespace crm::app {
namespace {

constexpr int kDone = 0;
constexpr int kCouldNot = 1;
constexpr int kWrongUse = 2;

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

std::string_view without_last_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

// For CLI11: "" when the text is a time, else what is wrong.
std::string time_flaw(const std::string& text) {
  const auto written = parse_written_time(text);
  return written ? "" : "\"" + excerpt(text) + "\": " + written.error().detail;
}

std::string instant_flaw(const std::string& text) {
  const auto at = parse_instant(text);
  return at ? "" : "\"" + excerpt(text) + "\": " + at.error().detail;
}

std::string actions_flaw(const std::string& text) {
  const auto actions = codec::parse_actions(text);
  return actions ? "" : actions.error().detail;
}

// Where the arguments were given.
struct Place {
  std::function<std::optional<std::string>(const std::string&)> environment;
  std::filesystem::path folder;  // where relative paths begin; "": where this process is
  Resident resident;             // inside a running server
};

// Everything the arguments can set, and which command they chose.
class CommandLine {
 public:
  explicit CommandLine(Place place) : place_(std::move(place)) {
    app_.set_help_flag("-h,--help", "What can be asked, with examples.");
    app_.set_version_flag("--version", "active-contacts " + std::string(kVersion));
    app_.require_subcommand(0, 1);
    app_.footer(
        "Examples:\n  active-contacts demo\n  active-contacts serve\n"
        "  active-contacts COMMAND --help");
    add_all_settings(app_);
    app_.callback([this] {
      if (app_.get_subcommands().empty()) choose_here([](const auto& c) { return serve(c); });
    });
    add_serve();
    add_import();
    add_demo();
    add_query();
    add_user();
    add_session();
    add_role();
    add_ticket();
    add_tenant();
    add_audit();
    add_key();
    add_check();
    add_backup();
    add_config();
    add_openapi();
  }

  int run(const std::vector<std::string>& arguments) {
    if (const auto ended = parse(arguments)) return *ended;
    Given given{flags_, file_, place_.environment};
    if (!given.file) given.file = place_.environment("ACTIVE_CONTACTS_CONFIG");
    if (given.file) given.file = in_folder(*given.file);
    auto configuration = configure(given);
    if (!configuration) {
      tell("active-contacts: " + configuration.error().detail);
      return kWrongUse;
    }
    configuration->resident = place_.resident.store;
    configuration->take_up_keys = place_.resident.take_up_keys;
    configuration->tenant = tenant_;
    if (configuration->resident) {
      configuration->settings.database = in_folder(database_path(*configuration).string());
      if (runs_here_) return cannot_run_here();
    }
    if (!runs_here_ && !configuration->resident) {
      const auto ended = run_in_server(admin_socket_of(database_path(*configuration)),
                                       {.arguments = arguments,
                                        .variables = our_variables(),
                                        .folder = std::filesystem::current_path()});
      if (ended) return *ended;
    }
    const auto done = command_(*configuration);
    if (!done) {
      tell("active-contacts: " + done.error().detail);
      return kCouldNot;
    }
    if (output_went_out()) return kDone;
    tell("active-contacts: not everything could be written to standard output");
    return kCouldNot;
  }

 private:
  static int cannot_run_here() {
    tell("active-contacts: that is nothing for a running server.");
    return kWrongUse;
  }

  using Command = std::function<Result<void>(const Configuration&)>;

  // A command about the database: where a server has that open, the server does it, which alone
  // may change it.
  void choose(Command command) {
    command_ = std::move(command);
    runs_here_ = false;
  }
  // One that never goes to a server.
  void choose_here(Command command) {
    command_ = std::move(command);
    runs_here_ = true;
  }

  // None when there is a command to run, else the exit status.
  std::optional<int> parse(const std::vector<std::string>& arguments) {
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

  // A path as it is meant where the command was given.
  [[nodiscard]] std::string in_folder(const std::string& path) const {
    return path.empty() || place_.folder.empty() ? path : (place_.folder / path).string();
  }
  // For options that name files.
  [[nodiscard]] CLI::Validator file_name() const {
    return CLI::Validator(
        [this](std::string& path) {
          path = in_folder(path);
          return std::string();
        },
        "");
  }

  CLI::App& add(CLI::App& parent, const std::string& name, const std::string& what,
                const std::string& example) {
    CLI::App& command = *parent.add_subcommand(name, what);
    command.footer("Example:\n  " + example);
    return command;
  }

  void add_setting(CLI::App& command, const Setting& setting, const std::string& group) {
    const std::string key(setting.name);
    command
        .add_option_function<std::string>(
            flag_name(setting), [this, key](const std::string& text) { flags_[key] = text; },
            std::string(setting.doc) + " [" + text_of(Settings{}, setting) + "]")
        ->group(group)
        ->type_name("");
  }
  void add_named_setting(CLI::App& command, std::string_view name) {
    add_setting(command, *std::ranges::find(all_settings(), name, &Setting::name), "Options");
  }
  void add_password_settings(CLI::App& command) {
    add_named_setting(command, "password_memory_bytes");
    add_named_setting(command, "password_passes");
  }
  void add_database(CLI::App& command) {
    add_named_setting(command, "database");
    add_named_setting(command, "audit_log");
    command.add_option("--config", file_, "A TOML file of settings; config lists them.")
        ->type_name("FILE");
  }
  // For commands about the data of one tenant.
  void add_data(CLI::App& command, const std::string& which = "the only one") {
    add_database(command);
    command
        .add_option("--tenant", tenant_,
                    "Whose data, where the database has several tenants. [" + which + "]")
        ->type_name("CustNNNNN");
  }
  void add_all_settings(CLI::App& command) {
    add_database(command);
    for (const Setting& setting : all_settings().subspan(1)) {
      if (setting.name == "audit_log") continue;  // add_database() has it
      add_setting(command, setting, setting.name == "listen" ? "Options" : "Settings");
    }
  }

  void add_serve() {
    CLI::App& command = add(app_, "serve", "Serve the database over HTTP (the default).",
                            "active-contacts serve --database data/active-contacts.db "
                            "--listen 127.0.0.1:8080");
    add_all_settings(command);
    command.callback([this] { choose_here([](const auto& c) { return serve(c); }); });
  }

  void add_import() {
    CLI::App& command =
        add(app_, "import", "Read a company's data from CSV files; run again, it updates.",
            "active-contacts import ./export --database data/active-contacts.db");
    add_data(command);
    command
        .add_option("PATH", import_.paths,
                    "A folder with associates.csv, categories.csv, contacts.csv, persons.csv, "
                    "appointments.csv and documents.csv, or some of these files.")
        ->required()
        ->transform(file_name());
    auto* skip = command.add_flag("--skip-bad-rows", import_.skip_bad_rows,
                                  "Import the good rows and write the others to a file.");
    command.add_flag("--strict", strict_, "With one bad row change nothing at all (the default).")
        ->excludes(skip);
    command
        .add_option("--refused-rows", import_.refused_rows,
                    "The file that --skip-bad-rows writes. [refused-rows.csv beside the database]")
        ->needs(skip)
        ->type_name("FILE")
        ->transform(file_name());
    command.add_flag("--json", import_.json, "The summary, for programs.");
    command.callback(
        [this] { choose([this](const auto& c) { return import_files(c, import_); }); });
  }

  void add_demo() {
    CLI::App& command = add(app_, "demo", "Make a database of an invented company.",
                            "active-contacts demo --database demo.db --contacts 500 --users 6");
    add_data(command);
    command.add_option("--contacts", demo_.contacts, "Companies. [500]")
        ->check(CLI::Range(1U, demo::kContactsMax));
    command
        .add_option("--users", demo_.users,
                    "Users; the first six sign in with their login as password. [6]")
        ->check(CLI::Range(1U, demo::kUsersMax));
    command
        .add_option("--events-per-contact", demo_.events_per_contact,
                    "About how much has happened to each company. [10]")
        ->check(CLI::Range(1U, demo::kEventsPerContactMax));
    command.add_option("--seed", demo_.seed, "Another seed, another company. [1]");
    command.add_option("--until", demo_.until, "When the newest of it happened. [now]")
        ->check(instant_flaw, "")
        ->type_name("TIME");
    command.callback(
        [this] { choose_here([this](const auto& c) { return make_demo(c, demo_); }); });
  }

  void add_query() {
    CLI::App& command = add(app_, "query", "Ask what has happened to a user's contacts.",
                            "active-contacts query anna --since 2026-01-31T00:00:00Z "
                            "--action Created,Updated");
    add_data(command);
    add_named_setting(command, "base_time_zone");
    command.add_option("LOGIN", query_.login, "Whose contacts.")->required();
    command.add_option("--since", query_.since, "Since when, inclusive. [ever]")
        ->check(time_flaw, "")
        ->type_name("TIME");
    command.add_option("--category", query_.categories, "Only of these categories. [all]")
        ->type_name("ID");
    command.add_option("--action", query_.actions, "Only these actions. [All]")
        ->check(actions_flaw, "")
        ->type_name("NAMES");
    command.add_flag("--json", query_.json, "As the server answers.");
    command.callback([this] { choose_here([this](const auto& c) { return query(c, query_); }); });
  }

  CLI::App& add_user_command(CLI::App& user, const std::string& name, const std::string& what,
                             const std::string& example,
                             Result<void> (*work)(const Configuration&, const UserOptions&)) {
    CLI::App& command = add(user, name, what, "active-contacts user " + example);
    add_data(command);
    command.add_option("LOGIN", user_.login, "The sign-in name.")->required();
    command.callback(
        [this, work] { choose([this, work](const auto& c) { return work(c, user_); }); });
    return command;
  }

  void add_user() {
    CLI::App& user = add(app_, "user", "Add, list and change users.", "active-contacts user list");
    user.require_subcommand(1);
    const std::string stdin_help = "Read the password as a line of standard input.";

    CLI::App& adding =
        add_user_command(user, "add", "Add a user.", "add anna --name \"Anna Berg\" --group Sales",
                         &crm::app::add_user);
    adding.add_option("--name", user_.name, "Full name. [the login]");
    adding.add_option("--group", user_.group, "User group, made if it is not there. [Users]");
    adding.add_option("--role", user_.role, "What the user may do. [User level 1]");
    adding.add_flag("--waiting", user_.waiting, "May not sign in before user approve.");
    adding.add_flag("--password-stdin", user_.password_stdin, stdin_help);
    add_password_settings(adding);

    CLI::App& listing = add(user, "list", "List the users.", "active-contacts user list --json");
    add_data(listing);
    listing.add_flag("--json", json_, "For programs.");
    listing.callback([this] { choose([this](const auto& c) { return list_users(c, json_); }); });
    add_user_command(user, "show", "Tell all about a user.", "show anna --json", &show_user)
        .add_flag("--json", user_.json, "For programs.");

    add_user_command(user, "role", "Give a user a role.", "role anna \"User level 2\"",
                     &set_user_role)
        .add_option("ROLE", user_.role, "The name of a role.")
        ->required();
    CLI::App& grouping = add_user_command(user, "group", "Put a user into a group.",
                                          "group anna Support --also", &set_user_group);
    grouping.add_option("GROUP", user_.group, "The name of a group, made if it is not there.")
        ->required();
    auto* also =
        grouping.add_flag("--also", user_.also, "Besides the first group, not in its place.");
    grouping.add_flag("--leave", user_.leave, "Take the user out of it.")->excludes(also);

    CLI::App& changing = add_user_command(user, "password", "Give a user a password.",
                                          "password anna --password-stdin < secret", &set_password);
    changing.add_flag("--password-stdin", user_.password_stdin, stdin_help);
    add_password_settings(changing);
    add_user_command(user, "retire", "Let a user sign in no more; contacts stay.", "retire anna",
                     &retire_user)
        .add_flag("--undo", user_.undo, "Let the user sign in again.");
    add_user_command(user, "approve", "Let a user sign in who was waiting for approval.",
                     "approve anna", &approve_user);
    add_user_command(user, "unlock", "Forget a user's failed sign-ins.", "unlock anna",
                     &unlock_user);
    add_user_command(user, "log-off", "End a user's sessions: a log-out now.", "log-off anna",
                     &log_off_user);
    CLI::App& leaving = add_user_command(
        user, "last-logout", "Set when a user last logged out: where a start in the future begins.",
        "last-logout anna 2026-01-31T17:00:00Z", &set_last_logout);
    leaving.add_option("TIME", user_.time, "A time, or never.")
        ->check([](const std::string& text) { return text == "never" ? "" : time_flaw(text); }, "")
        ->required();
    add_named_setting(leaving, "base_time_zone");
  }

  void add_session() {
    CLI::App& session =
        add(app_, "session", "See who is here, and end sessions.", "active-contacts session list");
    session.require_subcommand(1);
    CLI::App& listing = add(session, "list", "List sessions, open ones and those that ended last.",
                            "active-contacts session list anna --json");
    add_data(listing);
    listing.add_option("LOGIN", session_.login, "Whose. [everybody's]");
    listing.add_flag("--json", session_.json, "For programs.");
    listing.callback(
        [this] { choose([this](const auto& c) { return list_sessions(c, session_); }); });

    CLI::App& ending =
        add(session, "end", "End a session: a log-out now.", "active-contacts session end 4711");
    add_data(ending);
    ending.add_option("ID", session_.id, "Its number in the list.")->required();
    ending.callback([this] { choose([this](const auto& c) { return end_session(c, session_); }); });
  }

  void add_role() {
    CLI::App& role =
        add(app_, "role", "List, show and change what users may do.", "active-contacts role list");
    role.require_subcommand(1);
    CLI::App& listing = add(role, "list", "List the roles.", "active-contacts role list --json");
    add_data(listing);
    listing.add_flag("--json", json_, "For programs.");
    listing.callback([this] { choose([this](const auto& c) { return list_roles(c, json_); }); });

    CLI::App& showing = add(role, "show", "Tell all that a role allows.",
                            "active-contacts role show \"User level 2\"");
    add_data(showing);
    showing.add_option("NAME", role_.name, "The name of a role.")->required();
    showing.add_flag("--json", role_.json, "For programs.");
    showing.callback([this] { choose([this](const auto& c) { return show_role(c, role_); }); });

    CLI::App& setting = add(role, "set", "Change what a role allows, or make a new one.",
                            "active-contacts role set Reader all all Read --like \"User level 1\"");
    add_data(setting);
    setting.add_option("NAME", role_.name, "The name of the role.")->required();
    setting.add_option("ENTITY", role_.entity, "Company, Person, FollowUp, Document or all.")
        ->required();
    setting
        .add_option("RELATION", role_.relation,
                    "Of the user to the row: MyOwn, PrimaryGroup, OtherGroups, OtherAssociates, "
                    "ExternalUser, Anonymous or all.")
        ->required();
    setting
        .add_option("LEVEL", role_.level,
                    "None, Read, Create, Update or Delete; each with those before it.")
        ->required();
    setting
        .add_option("--like", role_.like,
                    "Make the role, and else let it allow what this one does.")
        ->type_name("ROLE");
    setting.callback([this] { choose([this](const auto& c) { return set_role(c, role_); }); });
  }

  CLI::App& add_ticket_command(CLI::App& ticket, const std::string& name, const std::string& what,
                               const std::string& example,
                               Result<void> (*work)(const Configuration&, const TicketOptions&)) {
    CLI::App& command = add(ticket, name, what, "active-contacts ticket " + example);
    add_data(command);
    command.add_flag("--json", ticket_.json, "For programs.");
    command.callback(
        [this, work] { choose([this, work](const auto& c) { return work(c, ticket_); }); });
    return command;
  }

  void add_ticket() {
    CLI::App& ticket =
        add(app_, "ticket", "Issue, list and revoke tickets, which stand for a user's password.",
            "active-contacts ticket issue anna");
    ticket.require_subcommand(1);

    CLI::App& issuing =
        add_ticket_command(ticket, "issue",
                           "Tell a user's ticket, valid for 6 hours from its last use: the one "
                           "that is valid, or a new one.",
                           "issue anna", &issue_ticket);
    issuing.add_option("LOGIN", ticket_.whose, "Whose.")->required();
    add_named_setting(issuing, "installation");
    add_ticket_command(ticket, "list", "List the tickets.", "list anna --json", &list_tickets)
        .add_option("LOGIN", ticket_.whose, "Whose. [all]");
    add_ticket_command(ticket, "revoke",
                       "Let a ticket, or all tickets and access tokens of a user, sign in no more.",
                       "revoke anna", &revoke_tickets)
        .add_option("ID|LOGIN", ticket_.whose, "A number that ticket list shows, or whose.")
        ->required();
  }

  CLI::App& add_tenant_command(CLI::App& tenant, const std::string& name, const std::string& what,
                               const std::string& example,
                               Result<void> (*work)(const Configuration&, const TenantOptions&)) {
    CLI::App& command = add(tenant, name, what, "active-contacts tenant " + example);
    add_database(command);
    command.add_option("TENANT", tenant_options_.tenant, "Its name, such as Cust12345.")
        ->required();
    command.add_flag("--json", tenant_options_.json, "For programs.");
    command.callback(
        [this, work] { choose([this, work](const auto& c) { return work(c, tenant_options_); }); });
    return command;
  }

  void add_tenant() {
    CLI::App& tenant = add(app_, "tenant", "Add, list and suspend the tenants of an installation.",
                           "active-contacts tenant list");
    tenant.require_subcommand(1);
    CLI::App& adding =
        add_tenant_command(tenant, "add", "Add a tenant, without data yet.",
                           "add Cust12345 --name \"Berg & Co\"", &crm::app::add_tenant);
    adding.add_option("--name", tenant_options_.name, "What people call it.")->required();
    adding.add_option("--host", tenant_options_.host, "The only host it is served on. [any]");
    CLI::App& listing =
        add(tenant, "list", "List the tenants.", "active-contacts tenant list --json");
    add_database(listing);
    listing.add_flag("--json", json_, "For programs.");
    listing.callback([this] { choose([this](const auto& c) { return list_tenants(c, json_); }); });
    add_tenant_command(tenant, "suspend", "Answer a tenant's requests no more; data stay.",
                       "suspend Cust12345", &suspend_tenant);
    add_tenant_command(tenant, "resume", "Answer a suspended tenant's requests again.",
                       "resume Cust12345", &resume_tenant);
  }

  void add_audit() {
    CLI::App& audit = add(app_, "audit", "See who has signed in, and what was done by command.",
                          "active-contacts audit show --since 2026-01-31");
    audit.require_subcommand(1);
    CLI::App& showing = add(audit, "show", "Show what the audit log tells.",
                            "active-contacts audit show --user anna --json");
    add_database(showing);
    add_named_setting(showing, "base_time_zone");
    showing.add_option("--since", audit_.since, "Since when, inclusive. [the beginning]")
        ->check(time_flaw, "")
        ->type_name("TIME");
    showing.add_option("--user", audit_.login, "Only about that login.")->type_name("LOGIN");
    showing.add_flag("--json", audit_.json, "The lines as they are.");
    showing.callback(
        [this] { choose_here([this](const auto& c) { return show_audit(c, audit_); }); });

    CLI::App& verifying =
        add(audit, "verify", "See whether the audit log is whole, and tell its last line's hash.",
            "active-contacts audit verify audit.jsonl.1 audit.jsonl");
    add_database(verifying);
    verifying.add_option("FILE", audit_.files,
                         "Its files, the oldest first. [the one of the database]");
    verifying.callback(
        [this] { choose_here([this](const auto& c) { return verify_audit(c, audit_); }); });
  }

  void add_key() {
    CLI::App& key = add(app_, "key", "List and rotate the keys of this installation.",
                        "active-contacts key list");
    key.require_subcommand(1);
    CLI::App& listing = add(key, "list", "List the keys, without what is secret of them.",
                            "active-contacts key list --json");
    add_database(listing);
    listing.add_flag("--json", key_.json, "For programs.");
    listing.callback([this] { choose([this](const auto& c) { return list_keys(c, key_); }); });

    CLI::App& rotating = add(key, "rotate", "Take new keys into use; nobody is signed out.",
                             "active-contacts key rotate signing");
    add_database(rotating);
    rotating
        .add_option("WHICH", key_.which,
                    "signing: tokens that others check; tickets; or all that are there. [all]")
        ->check(CLI::IsMember({"signing", "tickets", "all"}));
    rotating.add_flag("--json", key_.json, "For programs.");
    rotating.callback([this] { choose([this](const auto& c) { return rotate_keys(c, key_); }); });
  }

  void add_check() {
    CLI::App& command = add(app_, "check", "See whether the database holds together.",
                            "active-contacts check --database data/active-contacts.db");
    add_data(command, "all");
    command.add_flag("--json", json_, "For programs.");
    command.callback([this] { choose([this](const auto& c) { return check(c, json_); }); });
  }

  void add_backup() {
    CLI::App& command = add(app_, "backup", "Copy the database while it is served.",
                            "active-contacts backup /backups/crm-2026-01-31.db");
    add_database(command);
    command.add_option("FILE", backup_.file, "The copy; must not be there yet.")
        ->required()
        ->transform(file_name());
    command.add_flag("--json", backup_.json, "For programs.");
    command.callback([this] { choose([this](const auto& c) { return back_up(c, backup_); }); });
  }

  void add_config() {
    CLI::App& command = add(app_, "config", "Show all settings and where each comes from.",
                            "ACTIVE_CONTACTS_WORKERS=2 active-contacts config --json");
    add_all_settings(command);
    command.add_flag("--json", json_, "For programs.");
    command.callback(
        [this] { choose_here([this](const auto& c) { return show_configuration(c, json_); }); });
  }

  void add_openapi() {
    CLI::App& command =
        add(app_, "openapi", "Print what can be called, as an OpenAPI 3.1 document.",
            "active-contacts openapi --server https://crm.example.test > openapi.json");
    command
        .add_option("--server", openapi_.server,
                    "Address in front of every path. [where serve listens]")
        ->type_name("URL");
    add_all_settings(command);
    command.callback(
        [this] { choose_here([this](const auto& c) { return show_openapi(c, openapi_); }); });
  }

  const Place place_;
  CLI::App app_{"Active Contacts: which of my companies has something happened to?",
                "active-contacts"};
  Command command_;
  bool runs_here_ = true;
  std::map<std::string, std::string, std::less<>> flags_;
  std::optional<std::string> file_;
  ImportOptions import_;
  BackupOptions backup_;
  DemoOptions demo_;
  QueryOptions query_;
  OpenApiOptions openapi_;
  TicketOptions ticket_;
  TenantOptions tenant_options_;
  std::string tenant_;  // of --tenant
  KeyOptions key_;
  UserOptions user_;
  SessionOptions session_;
  RoleOptions role_;
  AuditOptions audit_;
  bool strict_ = false;  // says what is so anyhow
  bool json_ = false;
};

}  // namespace

int run_command_line(int argc, char** argv) {
  return CommandLine({.environment = environment, .folder = {}, .resident = {}})
      .run({argv + 1, argv + argc});
}

int run_inside_server(const AdminRequest& request, Resident resident) {
  const auto variable = [&request](const std::string& name) -> std::optional<std::string> {
    const auto found = request.variables.find(name);
    if (found == request.variables.end()) return std::nullopt;
    return found->second;
  };
  return CommandLine(
             {.environment = variable, .folder = request.folder, .resident = std::move(resident)})
      .run(request.arguments);
}

}  // namespace crm::app
