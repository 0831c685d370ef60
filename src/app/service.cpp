#include "app/service.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "app/installation.h"
#include "app/open_store.h"
#include "app/signing_keys.h"
#include "app/ticket_key.h"
#include "auth/app_records.h"
#include "codec/document_stream.h"
#include "codec/prepared.h"
#include "domain/role.h"
#include "server/error_response.h"

namespace crm::app {
namespace {

// However many passwords are guessed, the store is written once in that time.
constexpr std::chrono::seconds kFailuresKeptEvery{1};
// Likewise with sessions, however many requests there are.
constexpr std::chrono::seconds kSessionsKeptEvery{1};

Result<std::vector<auth::Account>> accounts_of(const store::Store& store, TenantId tenant) {
  std::vector<auth::Account> accounts;
  const auto read = store.read(tenant, [&](const store::Reader& reader) -> Result<void> {
    std::vector<Associate> associates;
    reader.each_associate([&](const Associate& each) { associates.push_back(each); });
    for (const Associate& each : associates) {
      accounts.push_back({.tenant = tenant,
                          .associate = each.id,
                          .login = each.login,
                          .password_hash = reader.password_hash(each.id).value_or(""),
                          .standing = auth::standing_of(each),
                          .last_logout = each.last_logout,
                          .is_program = each.role == kSystemRole});
    }
    return {};
  });
  if (!read) return forward(read);
  return accounts;
}

Result<std::shared_ptr<const auth::Directory>> read_directory(const store::Store& store,
                                                              const std::vector<TenantId>& all) {
  std::vector<auth::Account> accounts;
  for (const TenantId tenant : all) {
    auto more = accounts_of(store, tenant);
    if (!more) return forward(more);
    std::ranges::move(*more, std::back_inserter(accounts));
  }
  return std::make_shared<const auth::Directory>(std::move(accounts));
}

// Those that there are; on site one, though nothing has been written to it yet.
Result<std::vector<Tenant>> tenants_of(const store::Store& store, const Settings& settings) {
  auto tenants = store.tenants();
  if (!tenants || is_online(settings)) return tenants;
  if (tenants->size() > 1) {
    return refuse(ErrorKind::BadRequest,
                  "The database has several tenants, which are served online only: say "
                  "--installation online, or keep each in a database of its own.");
  }
  if (tenants->empty()) {
    tenants->push_back({.id = kOnlyTenant, .name = "", .host = "", .registered = {}});
  }
  return tenants;
}

server::Tenants served(const std::vector<Tenant>& tenants, const Settings& settings) {
  return is_online(settings) ? server::Tenants(tenants) : server::Tenants(tenants.front().id);
}

// Empty where there is no provider.
decltype(auth::Settings::outside_token) outside_token(OutsideProvider* provider) {
  if (provider == nullptr) return {};
  return [&tokens = provider->tokens()](TenantId tenant, std::string_view jwt, Instant now) {
    return tokens.user_of(tenant, jwt, now);
  };
}

decltype(auth::Settings::outsider) outsider(OutsideProvider* provider) {
  if (provider == nullptr) return {};
  return [&tokens = provider->tokens()](std::string_view login, Instant now) {
    tokens.tell_outsider(login, now);
  };
}

// Online only: there others check what we say of our users.
Result<std::unique_ptr<jose::KeyRing>> key_ring(const Settings& settings, Instant now) {
  if (!is_online(settings)) return std::unique_ptr<jose::KeyRing>();
  auto keys = signing_keys(settings, now);
  if (!keys) return forward(keys);
  return std::make_unique<jose::KeyRing>(*std::move(keys));
}

auth::Settings auth_settings(
    const Settings& settings, auth::Guard& guard, auth::TokenKeeper& tokens,
    OutsideProvider* provider, const auth::AppBook& apps, const Clock& clock,
    std::function<void(const auth::Account& who, Scheme by, std::string_view peer)> proven,
    std::function<void(const auth::Account& proven, const std::string& phc)> rehashed) {
  return {
      .cost = {settings.password_memory_bytes,
               static_cast<std::uint32_t>(settings.password_passes)},
      .hash_threads = settings.hash_threads,
      .hash_queue_max = settings.hash_queue_max,
      .remembered_for = std::chrono::duration_cast<std::chrono::seconds>(settings.remembered_for),
      .remembered_max = settings.remembered_max,
      .basic = schemes_of(settings).basic,
      .tickets = schemes_of(settings).tickets,
      .tokens = &tokens,
      .outside_token = outside_token(provider),
      .outsider = outsider(provider),
      .clock = &clock,
      .apps = &apps,
      .app_tokens = is_online(settings),
      .guard = &guard,
      .proven = std::move(proven),
      .rehashed = std::move(rehashed)};
}

using observe::Level;
using observe::Outcome;

// A password that was not right lately, or a token that is new, told once; each request with it is
// not.
std::function<void(const auth::Account& who, Scheme by, std::string_view peer)> proof_report(
    const observe::Journal& journal) {
  return [&journal](const auth::Account& who, Scheme by, std::string_view peer) {
    const auto admitted = auth::admit(who.standing);
    if (admitted) {
      journal.tell(
          Level::Info, Outcome::Success,
          by == Scheme::Basic ? "signed in with password" : "signed in with token of the provider",
          {{"tenant", raw(who.tenant)},
           {"login", who.login},
           {"associate_id", raw(who.associate)},
           {"peer", peer}});
    } else {
      journal.tell(Level::Warn, Outcome::Failure, "sign-in forbidden",
                   {{"tenant", raw(who.tenant)},
                    {"login", who.login},
                    {"associate_id", raw(who.associate)},
                    {"peer", peer},
                    {"why", admitted.error().detail}});
    }
  };
}

// One line for each event, which carries no secret.
auth::Guard::Heard guard_report(const observe::Journal& journal) {
  using What = auth::GuardEvent::What;
  return [&journal](const auth::GuardEvent& event) {
    const auto about = [&](Level level, Outcome outcome, std::string_view what) {
      journal.tell(level, outcome, what,
                   {{"tenant", raw(event.tenant)},
                    {"login", event.login},
                    {"peer", event.peer},
                    {"failures", event.failures},
                    {"refused_before", event.refused},
                    {"wait_s", event.wait_s}});
    };
    switch (event.what) {
      case What::Failed:
        return about(Level::Info, Outcome::Failure, "sign-in failed");
      case What::Slowed:
        return about(Level::Warn, Outcome::Failure, "sign-in failed and slowed");
      case What::Locked:
        return about(Level::Warn, Outcome::Failure, "sign-in failed and locked");
      case What::Refused:
        return about(Level::Warn, Outcome::Failure, "sign-in refused");
      case What::AddressRefused:
        return about(Level::Warn, Outcome::Failure, "sign-in from address refused");
      case What::Cleared:
        return about(Level::Info, Outcome::Success, "sign-in right again");
    }
  };
}

std::string_view what_was_issued(TokenKind kind) {
  switch (kind) {
    case TokenKind::Ticket:
      return "ticket issued";
    case TokenKind::AccessToken:
      return "access token issued";
    case TokenKind::RefreshToken:
      return "refresh token issued";
  }
  return "";
}

// Whatever is issued is told, without its secret; `users` says who there is.
auth::TokenKeeper::Report token_report(
    const observe::Journal& journal,
    std::function<std::shared_ptr<const auth::Directory>()> users) {
  return {.issued =
              [&journal, users = std::move(users)](TenantId tenant, const Token& token) {
                const auto directory = users();
                const auth::Account* who = directory->find(tenant, token.associate);
                journal.tell(Level::Info, Outcome::Success, what_was_issued(token.kind),
                             {{"tenant", raw(tenant)},
                              {"login", who == nullptr ? "" : who->login},
                              {"associate_id", raw(token.associate)},
                              {"token_id", raw(token.id)},
                              {"app_id", raw(token.app)}});
              },
          .trouble =
              [&journal](std::string_view what) {
                journal.log().warn("tickets could not be kept", {{"why", what}});
              }};
}

auth::BrowserSessions::Heard browser_report(const observe::Journal& journal) {
  return [&journal](const auth::BrowserEvent& event) {
    journal.tell(Level::Info, Outcome::Success,
                 event.signed_in ? "browser signed in" : "browser signed out",
                 {{"tenant", raw(event.tenant)},
                  {"login", event.login},
                  {"peer", event.peer},
                  {"session_id", event.session}});
  };
}

std::string prepare_contact(const store::OwnedContact& owned) {
  return codec::prepare_company({.id = owned.head.contact,
                                 .department = owned.department,
                                 .org_nr = owned.org_nr,
                                 .name = owned.name,
                                 .url = owned.url});
}

std::size_t workers_of(const Settings& settings) {
  if (settings.workers > 0) return settings.workers;
  return std::max(1U, std::thread::hardware_concurrency());
}

// Null where none is set.
Result<std::unique_ptr<net::TlsIdentity>> tls_identity(const Settings& settings) {
  if (settings.tls_certificate.empty() != settings.tls_key.empty()) {
    return refuse(ErrorKind::BadRequest,
                  "tls_certificate and tls_key: either both are set, or neither.");
  }
  if (settings.tls_certificate.empty()) return std::unique_ptr<net::TlsIdentity>();
  return net::TlsIdentity::open({settings.tls_certificate, settings.tls_key});
}

net::Settings net_settings(const Settings& settings, const ListenAddress& listen,
                           const net::TlsIdentity* tls) {
  net::Settings net;
  net.address = listen.address;
  net.port = listen.port;
  net.workers = workers_of(settings);
  net.tls = tls;
  net.limits = http_limits(settings);
  net.connections_max = settings.connections_max;
  net.connections_per_address_max = settings.connections_per_address_max;
  net.pipelined_max = settings.pipelined_max;
  net.output_bytes_max = settings.output_bytes_max;
  net.head_time_max = settings.head_time_max;
  net.body_time_max = settings.body_time_max;
  net.body_bytes_per_s_min = settings.body_bytes_per_s_min;
  net.idle_time_max = settings.idle_time_max;
  net.write_stall_max = settings.write_stall_max;
  net.answer_time_max = settings.answer_time_max;
  net.connection_age_max = settings.connection_age_max;
  net.drain_time_max = settings.drain_time_max;
  return net;
}

net::Uploads uploads(const Settings& settings, const server::Exchange& exchange,
                     const content::ContentStore& content) {
  const std::size_t bytes_max = codec::stream_upload_bytes_max(settings.content_bytes_max);
  return {
      .bytes_max = [&exchange, bytes_max](const http::Request& head) -> std::optional<std::size_t> {
        return exchange.takes_upload(head) ? std::optional(bytes_max) : std::nullopt;
      },
      .open = [&content] { return content.spool(); },
      .at_once_max = settings.uploads_at_once_max,
      .time_max = settings.upload_time_max};
}

net::Report net_report(const observe::Log& log) {
  return {.refused =
              [&log](std::string_view peer, http::Status status, std::string_view detail) {
                log.debug(
                    "refused",
                    {{"peer", peer}, {"status", static_cast<int>(status)}, {"detail", detail}});
              },
          .trouble =
              [&log](std::string_view what) {
                log.error("a connection ended by a failure of ours", {{"what", what}});
              }};
}

}  // namespace

Service::Service(const Settings& settings, store::Store& store, const Clock& clock,
                 const observe::Journal& journal, Opened opened)
    : settings_(settings),
      store_(store),
      clock_(clock),
      log_(journal.log()),
      directory_(opened.directory),
      content_(std::move(opened.content)),
      tenants_(served(opened.tenants, settings)),
      zones_(std::move(opened.zones)),
      contacts_(clock, feed_),
      users_(feed_),
      feed_(store, {.memory_bytes_max = settings.feed_memory_bytes_max}, prepare_contact,
            codec::prepare_text),
      office_(store, feed_, clock, {}),
      sessions_(session_settings(settings)),
      browsers_(sign_in_, sessions_, clock, browser_report(journal)),
      guard_(guard_settings(settings), clock, guard_report(journal)),
      signing_keys_(std::move(opened.signing_keys)),
      tokens_({.ticket_key = std::move(opened.ticket_key),
               .tickets_name_tenant = is_online(settings),
               .refresh_life =
                   std::chrono::duration_cast<std::chrono::seconds>(settings.refresh_token_life)},
              store, clock, token_report(journal, [this] { return directory(); })),
      provider_(std::move(opened.provider)),
      sign_in_(auth_settings(settings, guard_, tokens_, provider_.get(), apps_, clock,
                             proof_report(journal),
                             [this](const auth::Account& proven, const std::string& phc) {
                               keep_hash(proven, phc);
                             }),
               std::move(opened.directory)),
      file_threads_(settings.file_threads) {
  if (signing_keys_) {
    app_services_ = std::make_unique<server::AppServices>(
        server::AppServices{sign_in_, tokens_, apps_, guard_, codes_, users_, tenants_, clock,
                            [this] { return signing_keys_->current(); }});
  }
  const server::DocumentStreams::Rooms contents{*content_, file_threads_,
                                                settings.content_bytes_max};
  exchange_ = std::make_unique<server::Exchange>(
      server::Exchange::Services{sign_in_, tokens_, contacts_, users_, zones_, sessions_, browsers_,
                                 clock, tenants_, app_services_.get(), &office_, &contents},
      std::move(opened.installation), [&log = log_](std::string_view what) {
        log.error("a request failed by a failure of ours", {{"what", what}});
      });
}

std::shared_ptr<const auth::Directory> Service::directory() {
  const std::scoped_lock lock(keeping_);
  return directory_;
}

void Service::keep_hash(const auth::Account& proven, const std::string& phc) {
  const auto kept =
      store_.write(proven.tenant, [&](store::Transaction& transaction) -> Result<void> {
        // The password may have been changed meanwhile: then the new one stays.
        if (transaction.password_hash(proven.associate) != proven.password_hash) {
          return refuse(ErrorKind::NotFound, "the password has been changed meanwhile");
        }
        transaction.put_password_hash(proven.associate, phc);
        return {};
      });
  if (!kept) {
    log_.warn("a password could not be hashed anew", {{"why", kept.error().detail}});
    return;
  }
  // It may have been changed and read since: again the new one stays.
  const std::scoped_lock lock(keeping_);
  directory_ = std::make_shared<const auth::Directory>(directory_->with_password_hash(proven, phc));
  sign_in_.replace(directory_);
}

Result<void> Service::run_beside(const std::function<std::vector<TenantId>()>& command) {
  keeper_->flush();
  std::vector<TenantId> changed;
  const auto done = session_keeper_->around([&] {
    changed = command();
    // At once, whatever fails below: a page that has missed a change would not learn of it from the
    // next.
    for (const TenantId tenant : changed) feed_.forget(tenant);
    std::vector<TenantId> tenants = changed;
    std::erase(tenants, kNoTenant);  // an app: nobody is a user of it
    return tenants;
  });
  if (!done) return done;
  return refresh(changed);
}

Result<void> Service::refresh(const std::vector<TenantId>& changed) {
  if (changed.empty()) return {};
  // Users and tokens first, each tenant whatever becomes of the others: who is let in no more is
  // not let in because something else could not be read.
  std::optional<Error> failed;
  const auto note = [&failed](const Result<void>& refreshed) {
    if (refreshed) return;
    if (!failed) {
      failed = refreshed.error();
    } else {
      failed->detail += " " + refreshed.error().detail;
    }
  };
  for (const TenantId tenant : changed) {
    if (tenant != kNoTenant) note(refresh(tenant));  // else an app
  }
  note(refresh_apps());
  if (failed) return tl::unexpected<Error>(*std::move(failed));
  if (!is_online(settings_)) return {};
  auto tenants = store_.tenants();
  if (!tenants) return forward(tenants);
  // Last: who may be asked about is there.
  tenants_.replace(*std::move(tenants));
  return {};
}

Result<void> Service::refresh_apps() {
  const auto tenants = store_.tenants();
  if (!tenants) return forward(tenants);
  std::vector<TenantId> all;
  for (const Tenant& each : *tenants) all.push_back(each.id);
  auto apps = auth::read_apps(store_, all);
  if (!apps) return forward(apps);
  apps_.replace(*std::move(apps));
  return {};
}

Result<void> Service::refresh(TenantId tenant) {
  auto accounts = accounts_of(store_, tenant);
  if (!accounts) return forward(accounts);
  {
    const std::scoped_lock lock(keeping_);
    directory_ = std::make_shared<const auth::Directory>(
        directory_->with_tenant(tenant, *std::move(accounts)));
    sign_in_.replace(directory_);
  }
  if (const auto tokens = tokens_.reload(tenant); !tokens) return tokens;
  codes_.forget(tenant);
  if (const auto kept = keeper_->reload(tenant); !kept) return kept;
  if (const auto named = feed_.refresh_names(tenant); !named) return named;
  feed_.load_ahead(tenant);  // forgotten they are: see run_beside()
  return {};
}

Result<void> Service::reload_certificate() {
  if (!tls_) return {};
  return tls_->reload();
}

void Service::refresh_provider() {
  if (provider_) provider_->refresh();
}

Result<void> Service::take_up_keys() {
  auto key = ticket_key(settings_);
  if (!key) return forward(key);
  if (signing_keys_) {
    auto keys = signing_keys(settings_, clock_.now());
    if (!keys) return forward(keys);
    signing_keys_->replace(*std::move(keys));
  }
  tokens_.replace_ticket_key(*std::move(key));
  return {};
}

Result<std::unique_ptr<Service>> Service::open(const Settings& settings,
                                               const ListenAddress& listen, store::Store& store,
                                               const Clock& clock,
                                               const observe::Journal& journal) {
  const observe::Log& log = journal.log();
  auto zones = locale::ZoneCatalog::open();
  auto installation = installation_of(settings, zones);
  if (!installation) return forward(installation);
  auto tenants = tenants_of(store, settings);
  if (!tenants) return forward(tenants);
  std::vector<TenantId> all;
  for (const Tenant& each : *tenants) all.push_back(each.id);
  auto directory = read_directory(store, all);
  if (!directory) return forward(directory);
  auto key = ticket_key(settings);
  if (!key) return forward(key);
  auto ring = key_ring(settings, clock.now());
  if (!ring) return forward(ring);
  auto provider = OutsideProvider::open(settings, log);
  if (!provider) return forward(provider);
  auto content =
      content::ContentStore::open(content::ContentStore::folder_of(database_path(settings)));
  if (!content) return forward(content);
  if (const auto swept = (*content)->sweep_unfinished(clock.now()); !swept) return forward(swept);
  std::unique_ptr<Service> service(new Service(settings, store, clock, journal,
                                               {.tenants = *std::move(tenants),
                                                .directory = *std::move(directory),
                                                .ticket_key = *std::move(key),
                                                .signing_keys = *std::move(ring),
                                                .provider = *std::move(provider),
                                                .content = *std::move(content),
                                                .zones = std::move(zones),
                                                .installation = *std::move(installation)}));
  if (const auto apps = service->refresh_apps(); !apps) return forward(apps);
  for (const TenantId tenant : all) {
    const auto loaded = service->tokens_.reload(tenant);
    if (!loaded) return forward(loaded);
    const auto named = service->feed_.refresh_names(tenant);
    if (!named) return forward(named);
  }
  auto keeper = auth::FailureKeeper::open(
      store, all, service->guard_, kFailuresKeptEvery, [&log](std::string_view why) {
        log.warn("failed sign-ins could not be kept", {{"why", why}});
      });
  if (!keeper) return forward(keeper);
  service->keeper_ = *std::move(keeper);
  auto session_keeper = auth::SessionKeeper::open(
      store, all, service->sessions_, clock, kSessionsKeptEvery,
      [&log](std::string_view why) { log.warn("sessions could not be kept", {{"why", why}}); });
  if (!session_keeper) return forward(session_keeper);
  service->session_keeper_ = *std::move(session_keeper);
  auto tls = tls_identity(settings);
  if (!tls) return forward(tls);
  service->tls_ = *std::move(tls);
  net::Settings net = net_settings(settings, listen, service->tls_.get());
  net.file_threads = &service->file_threads_;
  net.uploads = uploads(settings, *service->exchange_, *service->content_);
  auto server = net::Server::open(
      clock, net,
      [exchange = service->exchange_.get()](const http::Request& request, std::string buffer) {
        return exchange->serve(request, std::move(buffer));
      },
      server::refusal_response, net_report(log));
  if (!server) return forward(server);
  service->server_ = std::move(*server);
  // Last: on few processors it takes time from all that comes behind it.
  for (const TenantId tenant : all) service->feed_.load_ahead(tenant);
  return service;
}

}  // namespace crm::app
