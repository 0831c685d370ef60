// What the program can be asked to do, one function for each subcommand, each in a file of its
// name. All errors are sentences for the person at the terminal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/configuration.h"
#include "base/result.h"

namespace crm::app {

struct ImportOptions {
  std::vector<std::string> paths;
  bool skip_bad_rows = false;
  std::string refused_rows;  // where --skip-bad-rows writes them; "": beside the database
  bool json = false;
};

struct BackupOptions {
  std::string file;
  bool json = false;
};

struct DemoOptions {
  std::uint64_t contacts = 500;
  std::uint64_t users = 6;
  std::uint64_t events_per_contact = 10;
  std::uint64_t seed = 1;
  std::string until;  // "": now
};

struct QueryOptions {
  std::string login;
  std::string since;  // "": no lower bound
  std::vector<std::int32_t> categories;
  std::string actions;  // "": all
  bool json = false;
};

struct OpenApiOptions {
  std::string server;  // "": where serve listens
};

struct UserOptions {
  std::string login;
  std::string name;
  std::string group = "Users";
  std::string role = "User level 1";
  std::string time;
  bool password_stdin = false;
  bool undo = false;
  bool waiting = false;  // of `add`: may not sign in before `approve`
  bool also = false;     // of `group`: besides the first one
  bool leave = false;    // of `group`: no longer
  bool json = false;
};

struct RoleOptions {
  std::string name;
  std::string entity;  // a name, or "all", like the next
  std::string relation;
  std::string level;
  std::string like;  // "": the role is there
  bool json = false;
};

struct TenantOptions {
  std::string tenant;  // "Cust12345"
  std::string name;
  std::string host;  // "": any
  bool json = false;
};

struct TicketOptions {
  std::string whose;  // a login, or to be revoked also the number of a ticket; of a list "": all
  bool json = false;
};

struct AppOptions {
  std::string which;  // a client id or a name
  std::string name;
  std::vector<std::string> redirect_uris;
  std::string public_key;  // a file; "": none
  std::vector<std::string> tenants;
  bool json = false;
};

struct KeyOptions {
  std::string which = "all";  // signing, tickets or all
  bool json = false;
};

struct SessionOptions {
  std::string login;    // "": everybody's
  std::int64_t id = 0;  // of the one to end
  bool json = false;
};

struct AuditOptions {
  std::string since;               // "": from the beginning
  std::string login;               // "": everybody's
  std::vector<std::string> files;  // oldest first; none: the one of the settings
  bool json = false;
};

// Returns when a signal has stopped it.
[[nodiscard]] Result<void> serve(const Configuration& configuration);

[[nodiscard]] Result<void> import_files(const Configuration& configuration,
                                        const ImportOptions& options);
[[nodiscard]] Result<void> make_demo(const Configuration& configuration,
                                     const DemoOptions& options);
[[nodiscard]] Result<void> query(const Configuration& configuration, const QueryOptions& options);
[[nodiscard]] Result<void> check(const Configuration& configuration, bool json);
[[nodiscard]] Result<void> back_up(const Configuration& configuration,
                                   const BackupOptions& options);
[[nodiscard]] Result<void> show_configuration(const Configuration& configuration, bool json);
[[nodiscard]] Result<void> show_openapi(const Configuration& configuration,
                                        const OpenApiOptions& options);

[[nodiscard]] Result<void> add_user(const Configuration& configuration, const UserOptions& options);
[[nodiscard]] Result<void> list_users(const Configuration& configuration, bool json);
[[nodiscard]] Result<void> show_user(const Configuration& configuration,
                                     const UserOptions& options);
// What a command that has changed a user says: the sentence, or with --json what show_user() says.
[[nodiscard]] Result<void> tell_of_user(const Configuration& configuration,
                                        const UserOptions& options, const std::string& sentence);
[[nodiscard]] Result<void> set_user_role(const Configuration& configuration,
                                         const UserOptions& options);
[[nodiscard]] Result<void> set_user_group(const Configuration& configuration,
                                          const UserOptions& options);
[[nodiscard]] Result<void> set_password(const Configuration& configuration,
                                        const UserOptions& options);
[[nodiscard]] Result<void> retire_user(const Configuration& configuration,
                                       const UserOptions& options);
[[nodiscard]] Result<void> approve_user(const Configuration& configuration,
                                        const UserOptions& options);
[[nodiscard]] Result<void> unlock_user(const Configuration& configuration,
                                       const UserOptions& options);
[[nodiscard]] Result<void> set_last_logout(const Configuration& configuration,
                                           const UserOptions& options);

[[nodiscard]] Result<void> log_off_user(const Configuration& configuration,
                                        const UserOptions& options);

[[nodiscard]] Result<void> list_sessions(const Configuration& configuration,
                                         const SessionOptions& options);
[[nodiscard]] Result<void> end_session(const Configuration& configuration,
                                       const SessionOptions& options);
[[nodiscard]] Result<void> list_roles(const Configuration& configuration, bool json);
[[nodiscard]] Result<void> show_role(const Configuration& configuration,
                                     const RoleOptions& options);
[[nodiscard]] Result<void> set_role(const Configuration& configuration, const RoleOptions& options);

[[nodiscard]] Result<void> add_tenant(const Configuration& configuration,
                                      const TenantOptions& options);
[[nodiscard]] Result<void> list_tenants(const Configuration& configuration, bool json);
[[nodiscard]] Result<void> suspend_tenant(const Configuration& configuration,
                                          const TenantOptions& options);
[[nodiscard]] Result<void> resume_tenant(const Configuration& configuration,
                                         const TenantOptions& options);

[[nodiscard]] Result<void> show_audit(const Configuration& configuration,
                                      const AuditOptions& options);
[[nodiscard]] Result<void> verify_audit(const Configuration& configuration,
                                        const AuditOptions& options);

// The work itself is in tickets.h.
[[nodiscard]] Result<void> issue_ticket(const Configuration& configuration,
                                        const TicketOptions& options);
[[nodiscard]] Result<void> list_tickets(const Configuration& configuration,
                                        const TicketOptions& options);
[[nodiscard]] Result<void> revoke_tickets(const Configuration& configuration,
                                          const TicketOptions& options);

// Likewise in client_apps.h.
[[nodiscard]] Result<void> add_app(const Configuration& configuration, const AppOptions& options);
[[nodiscard]] Result<void> list_apps(const Configuration& configuration, const AppOptions& options);
[[nodiscard]] Result<void> revoke_app(const Configuration& configuration,
                                      const AppOptions& options);
[[nodiscard]] Result<void> approve_app(const Configuration& configuration,
                                       const AppOptions& options);
[[nodiscard]] Result<void> withdraw_app(const Configuration& configuration,
                                        const AppOptions& options);

[[nodiscard]] Result<void> list_keys(const Configuration& configuration, const KeyOptions& options);
[[nodiscard]] Result<void> rotate_keys(const Configuration& configuration,
                                       const KeyOptions& options);

}  // namespace crm::app
