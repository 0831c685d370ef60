#include <cstring>
#include <functional>
#include <string>

#include "app/base_zone.h"
#include "app/commands.h"
#include "app/console.h"
#include "app/deeds.h"
#include "app/tenant_data.h"
#include "app/user_rights.h"
#include "auth/session_records.h"
#include "auth/sign_in.h"
#include "auth/tokens.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "domain/lengths.h"
#include "domain/login.h"
#include "locale/date_text.h"

namespace crm::app {
namespace {

using Change = std::function<Result<void>(store::Transaction&)>;

// Runs one change on the database, which nobody else may be serving meanwhile.
Result<void> change(const Configuration& configuration, const Change& work) {
  const SystemClock clock;
  const auto store = open_tenant_for_writing(configuration, clock, "user");
  if (!store) return forward(store);
  return store->write(work);
}

// Whose password it is; looked for before anybody is asked for the password, and again behind it.
using Whose = std::function<Result<Associate>(const store::Reader&)>;

Result<void> give_password(const Configuration& configuration, const UserOptions& options,
                           const Whose& whose,
                           const std::function<AssociateId(store::Transaction&, Associate)>& put) {
  const SystemClock clock;
  const auto store = open_tenant_for_writing(configuration, clock, "user");
  if (!store) return forward(store);
  const auto possible = store->read([&](const store::Reader& reader) -> Result<void> {
    const auto associate = whose(reader);
    if (!associate) return forward(associate);
    return {};
  });
  if (!possible) return possible;
  auto password = ask_password(options.login, options.password_stdin);
  if (!password) return forward(password);
  const auto hash = auth::hash_password(
      *password, {configuration.settings.password_memory_bytes,
                  static_cast<std::uint32_t>(configuration.settings.password_passes)});
  ::explicit_bzero(password->data(), password->size());
  if (!hash) return forward(hash);
  return store->write([&](store::Transaction& transaction) -> Result<void> {
    const auto associate = whose(transaction);
    if (!associate) return forward(associate);
    const AssociateId id = put(transaction, *associate);
    transaction.put_password_hash(id, *hash);
    const std::size_t revoked = auth::revoke_tokens_of(transaction, id);
    record("password set",
           {{"login", associate->login}, {"associate_id", raw(id)}, {"tokens_revoked", revoked}});
    transaction.erase_sign_in_failure(ascii_lower(associate->login));
    auth::end_sessions_of(transaction, associate->id, SessionEnd::PasswordChanged, Scheme::Browser);
    return {};
  });
}

}  // namespace

Result<void> add_user(const Configuration& configuration, const UserOptions& options) {
  const std::string full_name = options.name.empty() ? options.login : options.name;
  for (const auto& checked : {check_text(options.login, "login", lengths::kLogin),
                              check_text(full_name, "full name", lengths::kFullName),
                              check_text(options.group, "group", lengths::kUserGroupName)}) {
    if (!checked) return checked;
  }
  if (!is_login(options.login)) {
    return refuse(ErrorKind::BadRequest, "LOGIN \"" + printable(options.login) +
                                             "\": " + std::string(kLoginExpected) + ".");
  }
  const auto new_user = [&](const store::Reader& reader) -> Result<Associate> {
    if (reader.associate_by_login(options.login)) {
      return refuse(ErrorKind::BadRequest, "There is a user \"" + options.login + "\" already.");
    }
    const auto role = find_users_role(reader, options.role);
    if (!role) return forward(role);
    Associate associate;
    associate.role = role->id;
    associate.login = options.login;
    associate.full_name = full_name;
    associate.waiting_for_approval = options.waiting;
    return associate;
  };
  const auto done = give_password(
      configuration, options, new_user, [&](store::Transaction& transaction, Associate associate) {
        associate.id = transaction.next_associate_id();
        associate.group = group_named(transaction, options.group);
        transaction.put(associate);
        record("user added", {{"login", associate.login},
                              {"associate_id", raw(associate.id)},
                              {"role_id", raw(associate.role)},
                              {"group", options.group},
                              {"waiting", associate.waiting_for_approval}});
        return associate.id;
      });
  if (!done) return done;
  return tell_of_user(
      configuration, options,
      "Added user " + options.login + (options.waiting ? ", who waits for approval." : "."));
}

Result<void> set_password(const Configuration& configuration, const UserOptions& options) {
  const auto done = give_password(
      configuration, options,
      [&](const store::Reader& reader) -> Result<Associate> {
        auto user = find_user(reader, options.login);
        if (user && user->role == kSystemRole) {
          return refuse(ErrorKind::BadRequest,
                        "The user " + options.login + " is for programs, and has no password.");
        }
        return user;
      },
      [](store::Transaction& /*transaction*/, const Associate& associate) { return associate.id; });
  if (!done) return done;
  return tell_of_user(configuration, options, "User " + options.login + " has a new password.");
}

Result<void> retire_user(const Configuration& configuration, const UserOptions& options) {
  const auto done = change(configuration, [&](store::Transaction& transaction) -> Result<void> {
    auto associate = find_user(transaction, options.login);
    if (!associate) return forward(associate);
    associate->retired = !options.undo;
    transaction.put(*associate);
    record(options.undo ? "user taken back" : "user retired",
           {{"login", associate->login}, {"associate_id", raw(associate->id)}});
    if (!options.undo) {
      auth::revoke_tokens_of(transaction, associate->id);
      auth::end_sessions_of(transaction, associate->id, SessionEnd::Retired);
    }
    return {};
  });
  if (!done) return done;
  return tell_of_user(
      configuration, options,
      "User " + options.login + (options.undo ? " may sign in again." : " is retired."));
}

Result<void> approve_user(const Configuration& configuration, const UserOptions& options) {
  bool was_waiting = false;
  const auto done = change(configuration, [&](store::Transaction& transaction) -> Result<void> {
    auto associate = find_user(transaction, options.login);
    if (!associate) return forward(associate);
    was_waiting = associate->waiting_for_approval;
    associate->waiting_for_approval = false;
    if (!was_waiting) return {};
    transaction.put(*associate);
    record("user approved", {{"login", associate->login}, {"associate_id", raw(associate->id)}});
    return {};
  });
  if (!done) return done;
  return tell_of_user(
      configuration, options,
      "User " + options.login +
          (was_waiting ? " is approved." : " was not waiting for approval: nothing was changed."));
}

Result<void> unlock_user(const Configuration& configuration, const UserOptions& options) {
  bool was_counted = false;
  const auto done = change(configuration, [&](store::Transaction& transaction) -> Result<void> {
    const auto associate = find_user(transaction, options.login);
    if (!associate) return forward(associate);
    was_counted = transaction.erase_sign_in_failure(ascii_lower(associate->login));
    if (was_counted) {
      record("sign-in unlocked",
             {{"login", associate->login}, {"associate_id", raw(associate->id)}});
    }
    return {};
  });
  if (!done) return done;
  return tell_of_user(
      configuration, options,
      "User " + options.login +
          (was_counted ? " is unlocked." : " has no failed sign-ins: nothing was changed."));
}

Result<void> set_last_logout(const Configuration& configuration, const UserOptions& options) {
  std::optional<Instant> at;
  if (options.time != "never") {
    const auto written = parse_written_time(options.time);
    if (!written) {
      return refuse(ErrorKind::BadRequest, "TIME: \"" + excerpt(options.time) +
                                               "\": " + written.error().detail + ", or never.");
    }
    const auto base = base_zone(configuration.settings.base_time_zone, locale::ZoneCatalog::open());
    if (!base) return forward(base);
    at = locale::instant_of(*written, base->zone);
  }
  const auto done = change(configuration, [&](store::Transaction& transaction) -> Result<void> {
    const auto associate = find_user(transaction, options.login);
    if (!associate) return forward(associate);
    auth::set_last_logout(transaction, associate->id, at);
    record("last log-out set", {{"login", associate->login},
                                {"associate_id", raw(associate->id)},
                                {"at", at ? utc_text(*at) : "never"}});
    return {};
  });
  if (!done) return done;
  return tell_of_user(
      configuration, options,
      "User " + options.login + " last logged out: " + (at ? utc_text(*at) : "never") + ".");
}

Result<void> log_off_user(const Configuration& configuration, const UserOptions& options) {
  std::size_t ended = 0;
  const auto done = change(configuration, [&](store::Transaction& transaction) -> Result<void> {
    const auto associate = find_user(transaction, options.login);
    if (!associate) return forward(associate);
    ended = auth::log_off(transaction, associate->id);
    record(
        "user logged off",
        {{"login", associate->login}, {"associate_id", raw(associate->id)}, {"sessions", ended}});
    return {};
  });
  if (!done) return done;
  return tell_of_user(
      configuration, options,
      "User " + options.login + " is logged off; sessions ended: " + std::to_string(ended) + ".");
}

}  // namespace crm::app
