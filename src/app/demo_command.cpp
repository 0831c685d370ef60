#include <fmt/format.h>

#include <string>

#include "app/commands.h"
#include "app/console.h"
#include "app/open_store.h"
#include "app/tenant_data.h"
#include "auth/sign_in.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "demo/generator.h"

namespace crm::app {
namespace {

Result<Instant> until(const DemoOptions& options, const Clock& clock) {
  if (options.until.empty()) return clock.now();
  const auto at = parse_instant(options.until);
  if (!at) {
    return refuse(ErrorKind::BadRequest,
                  "--until \"" + excerpt(options.until) + "\": " + at.error().detail + ".");
  }
  return *at;
}

// Each of the named users signs in with the login as password; the note says that everybody knows.
Result<void> open_doors(const TenantData& data, const demo::Summary& made) {
  return data.write([&](store::Transaction& transaction) -> Result<void> {
    for (const std::string& login : made.named_logins) {
      const auto hash = auth::hash_password(login, {});
      if (!hash) return forward(hash);
      const auto associate = transaction.associate_by_login(login);
      if (!associate) return refuse(ErrorKind::Internal, "the demo has no user " + login);
      transaction.put_password_hash(associate->id, *hash);
    }
    transaction.put_note(store::kDemoLoginNote, made.named_logins.front());
    transaction.put_note(store::kDemoSizeNote,
                         fmt::format("{} contacts, {} users", with_thousands(made.contacts),
                                     with_thousands(made.users)));
    return {};
  });
}

Result<void> fill(const TenantData& data, const Configuration& configuration,
                  const DemoOptions& options, Instant newest) {
  ProgressLine progress;
  demo::Settings settings;
  settings.contacts = static_cast<std::uint32_t>(options.contacts);
  settings.users = static_cast<std::uint32_t>(options.users);
  settings.events_per_contact = static_cast<std::uint32_t>(options.events_per_contact);
  settings.seed = options.seed;
  settings.until = newest;
  settings.on_progress = [&](std::uint64_t contacts_done) {
    progress.show("making contacts",
                  static_cast<double>(contacts_done) / static_cast<double>(options.contacts),
                  contacts_done);
  };
  const auto made = demo::generate(*data.store, data.tenant, settings);
  progress.clear();
  if (!made) {
    if (made.error().kind != ErrorKind::BadRequest) return forward(made);
    return refuse(made.error().kind, configuration.settings.database + ": " + made.error().detail);
  }
  const auto opened = open_doors(data, *made);
  if (!opened) return opened;
  print(
      fmt::format("{}: {} users, {} categories, {} contacts, {} persons, {} appointments, {} "
                  "documents. Users such as {} sign in with their login as password.",
                  configuration.settings.database, with_thousands(made->users),
                  with_thousands(made->categories), with_thousands(made->contacts),
                  with_thousands(made->persons), with_thousands(made->appointments),
                  with_thousands(made->documents), made->named_logins.front()));
  return {};
}

// The database is closed again when this returns.
Result<void> filled(const Configuration& configuration, const DemoOptions& options,
                    const Clock& clock, Instant newest) {
  const auto data = open_or_make_tenant(configuration, clock, "demo");
  if (!data) return forward(data);
  return fill(*data, configuration, options, newest);
}

}  // namespace

Result<void> make_demo(const Configuration& configuration, const DemoOptions& options) {
  const SystemClock clock;
  const auto newest = until(options, clock);
  if (!newest) return forward(newest);
  const bool is_new = is_missing(configuration);
  const auto done = filled(configuration, options, clock, *newest);
  if (!done && is_new) remove_database(configuration);
  return done;
}

}  // namespace crm::app
