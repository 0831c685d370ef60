#include <memory>
#include <string>

#include "app/command_menu.h"
#include "app/commands.h"

namespace crm::app {
namespace {

CLI::App& add_user_command(const CommandFamily<UserOptions>& users, const std::string& name,
                           const std::string& what, const std::string& example,
                           Result<void> (*work)(const Configuration&, const UserOptions&)) {
  const auto& [menu, family, options] = users;
  CLI::App& command = menu.add(family, name, what, "user " + example);
  menu.add_data(command);
  command.add_option("LOGIN", options->login, "The sign-in name.")->required();
  command.add_flag("--json", options->json, "The user as user show tells it then, for programs.");
  menu.runs(command, [given = users.options, work](const auto& c) { return work(c, *given); });
  return command;
}

void add_user(CommandMenu& menu) {
  const CommandFamily<UserOptions> users{
      menu, menu.add_family("user", "Add, list and change users.", "user list")};
  const auto& options = users.options;
  const std::string stdin_help = "Read the password as a line of standard input.";

  CLI::App& adding =
      add_user_command(users, "add", "Add a user.", "add anna --name \"Anna Berg\" --group Sales",
                       &crm::app::add_user);
  adding.add_option("--name", options->name, "Full name. [the login]");
  adding.add_option("--group", options->group, "User group, made if it is not there. [Users]");
  adding.add_option("--role", options->role, "What the user may do. [User level 1]");
  adding.add_flag("--waiting", options->waiting, "May not sign in before user approve.");
  adding.add_flag("--password-stdin", options->password_stdin, stdin_help);
  menu.add_password_settings(adding);

  CLI::App& listing = menu.add(users.family, "list", "List the users.", "user list --json");
  menu.add_data(listing);
  listing.add_flag("--json", options->json, "For programs.");
  menu.runs(listing, [options](const auto& c) { return list_users(c, options->json); });
  add_user_command(users, "show", "Tell all about a user.", "show anna --json", &show_user);

  add_user_command(users, "role", "Give a user a role.", "role anna \"User level 2\"",
                   &set_user_role)
      .add_option("ROLE", options->role, "The name of a role.")
      ->required();
  CLI::App& grouping = add_user_command(users, "group", "Put a user into a group.",
                                        "group anna Support --also", &set_user_group);
  grouping.add_option("GROUP", options->group, "The name of a group, made if it is not there.")
      ->required();
  auto* also =
      grouping.add_flag("--also", options->also, "Besides the first group, not in its place.");
  grouping.add_flag("--leave", options->leave, "Take the user out of it.")->excludes(also);

  CLI::App& changing = add_user_command(users, "password", "Give a user a password.",
                                        "password anna --password-stdin < secret", &set_password);
  changing.add_flag("--password-stdin", options->password_stdin, stdin_help);
  menu.add_password_settings(changing);
  add_user_command(users, "retire", "Let a user sign in no more; contacts stay.", "retire anna",
                   &retire_user)
      .add_flag("--undo", options->undo, "Let the user sign in again.");
  add_user_command(users, "approve", "Let a user sign in who was waiting for approval.",
                   "approve anna", &approve_user);
  add_user_command(users, "unlock", "Forget a user's failed sign-ins.", "unlock anna",
                   &unlock_user);
  add_user_command(users, "log-off", "End a user's sessions: a log-out now.", "log-off anna",
                   &log_off_user);
  CLI::App& leaving = add_user_command(
      users, "last-logout", "Set when a user last logged out: where a start in the future begins.",
      "last-logout anna 2026-01-31T17:00:00Z", &set_last_logout);
  leaving.add_option("TIME", options->time, "A time, or never.")
      ->check([](const std::string& text) { return text == "never" ? "" : time_flaw(text); }, "")
      ->required();
  menu.add_setting(leaving, "base_time_zone");
}

void add_session(CommandMenu& menu) {
  const auto options = std::make_shared<SessionOptions>();
  CLI::App& session =
      menu.add_family("session", "See who is here, and end sessions.", "session list");
  CLI::App& listing =
      menu.add(session, "list", "List sessions, open ones and those that ended last.",
               "session list anna --json");
  menu.add_data(listing);
  listing.add_option("LOGIN", options->login, "Whose. [everybody's]");
  listing.add_flag("--json", options->json, "For programs.");
  menu.runs(listing, [options](const auto& c) { return list_sessions(c, *options); });

  CLI::App& ending = menu.add(session, "end", "End a session: a log-out now.", "session end 4711");
  menu.add_data(ending);
  ending.add_option("ID", options->id, "Its number in the list.")->required();
  ending.add_flag("--json", options->json, "The session as the list tells it then, for programs.");
  menu.runs(ending, [options](const auto& c) { return end_session(c, *options); });
}

}  // namespace

void add_user_menu(CommandMenu& menu) {
  add_user(menu);
  add_session(menu);
}

}  // namespace crm::app
