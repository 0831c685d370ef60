#include "tests/wire/world.h"

#include <algorithm>
#include <array>
#include <future>
#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>
#include <vector>

#include "app/installation.h"
#include "app/settings.h"
#include "auth/guard.h"
#include "auth/token_hash.h"
#include "codec/prepared.h"
#include "http/request_reader.h"
#include "server/error_response.h"
#include "tests/support/times.h"
#include "tests/wire/browsers.h"
#include "tests/wire/company.h"
#include "tests/wire/neighbours.h"
#include "tests/wire/partners.h"

namespace crm {
namespace {

constexpr auth::HashCost kQuickHash{8192, 1};

// Hashed once, though there are many worlds.
std::shared_ptr<const auth::Directory> directory() {
  static const auto kDirectory = [] {
    std::vector<auth::Account> accounts;
    for (const User& user : users()) {
      accounts.push_back(
          {.associate = AssociateId{user.id},
           .login = user.login,
           .password_hash = auth::hash_password(user.password(), kQuickHash).value(),
           .standing = auth::standing_of(
               {.retired = user.retired, .waiting_for_approval = user.waiting_for_approval})});
      if (!user.last_logout.empty()) accounts.back().last_logout = instant(user.last_logout);
      if (user.login == "kari") accounts.push_back(neighbour(accounts.back().password_hash));
    }
    return std::make_shared<const auth::Directory>(std::move(accounts));
  }();
  return kDirectory;
}

// What the stories show; heads.macros has some of them by name.
struct Shown {
  TokenKind kind;
  std::string_view text;
  std::int32_t user;
  std::string_view expires_at;
  bool revoked = false;
};

constexpr std::array kShown{
    Shown{TokenKind::Ticket,
          "7T:"
          "MAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAYQAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMABhADsA"
          "MQAxADEAMQAxADEAMQAxADEAMQA=",
          5, "2026-01-31T18:00:00Z"},
    Shown{TokenKind::Ticket,
          "7T:"
          "MAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAYgAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMABiADsA"
          "MgAyADIAMgAyADIAMgAyADIAMgA=",
          5, "2026-01-31T12:00:00Z"},
    Shown{TokenKind::Ticket,
          "7T:"
          "MAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAYwAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMABjADsA"
          "MwAzADMAMwAzADMAMwAzADMAMwA=",
          5, "2026-01-31T18:00:00Z", true},
    Shown{TokenKind::Ticket,
          "7T:"
          "MAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAZAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMABkADsA"
          "NAA0ADQANAA0ADQANAA0ADQANAA=",
          6, "2026-01-31T18:00:00Z", true},
    Shown{TokenKind::AccessToken, "8A:Cust00001.a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=", 5,
          "2026-01-31T12:00:00.0000001Z"},
    Shown{TokenKind::Ticket,
          "7T:"
          "MAAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAZQAwADAAMAAwADAAMAAwADAAMAAwADAAMAAwADAAMABlADsA"
          "NQA1ADUANQA1ADUANQA1ADUANQA=",
          16, "2026-01-31T18:00:00Z"},
    Shown{TokenKind::AccessToken, "8A:Cust00001.d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3d3c=", 16,
          "2026-01-31T18:00:00Z"},
    Shown{TokenKind::AccessToken, "8A:Cust00001.eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=", 5,
          "2026-01-31T12:00:00Z"}};

void put_shown(store::Store& store) {
  const auto put = store.write(kOnlyTenant, [](store::Transaction& transaction) -> Result<void> {
    for (const Shown& each : kShown) {
      Token token;
      token.id = transaction.next_token_id();
      token.kind = each.kind;
      token.secret_hash = auth::hex(auth::token_digest(each.kind, kOnlyTenant, each.text));
      token.associate = AssociateId{each.user};
      token.expires_at = instant(each.expires_at);
      if (each.revoked) token.revoked_at = instant("2026-01-31T11:00:00Z");
      transaction.put(token);
    }
    return {};
  });
  if (!put) throw std::runtime_error("tokens");
}

// What the directory tells of them, as it would have read it there.
void put_passwords(store::Store& store, const auth::Directory& directory, TenantId tenant) {
  const auto put = store.write(tenant, [&](store::Transaction& transaction) -> Result<void> {
    for (const User& user : users()) {
      const auth::Account* account = directory.find(tenant, user.login);
      if (account == nullptr) continue;
      transaction.put_password_hash(account->associate, account->password_hash);
    }
    return {};
  });
  if (!put) throw std::runtime_error("passwords");
}

const locale::ZoneCatalog& zones() {
  static const auto kZones = locale::ZoneCatalog::open();
  return kZones;
}

const app::Setting& setting_named(std::string_view name) {
  const auto all = app::all_settings();
  const auto found = std::ranges::find(all, name, &app::Setting::name);
  if (found == all.end()) throw std::runtime_error("@ " + std::string(name) + ": no such setting");
  return *found;
}

// Nobody is slowed by the wrong passwords of other stories, all of which come at the same moment.
constexpr int kManyFailures = 500'000;

app::Settings as_given(const WorldSettings& settings) {
  app::Settings all;
  all.sign_in_failures_free = kManyFailures;
  all.sign_in_failures_max = 2 * kManyFailures;
  all.address_failures_per_minute_max = 2 * kManyFailures;
  for (const auto& [name, value] : settings.given) {
    all = app::with(all, setting_named(name), value).value();
  }
  return all;
}

std::vector<std::pair<AssociateId, std::optional<Instant>>> last_logouts() {
  std::vector<std::pair<AssociateId, std::optional<Instant>>> all;
  for (const User& user : users()) {
    all.emplace_back(AssociateId{user.id}, std::nullopt);
    if (!user.last_logout.empty()) all.back().second = instant(user.last_logout);
  }
  return all;
}

constexpr char kNow[] = "2026-01-31T12:00:00Z";

// Guessed at before the stories begin: a user and a login that is nobody's, slowed and locked.
std::vector<SignInFailure> failures(const auth::GuardSettings& guard) {
  const Instant before = instant("2026-01-31T11:59:59.5Z");
  return {{"slowed", guard.failures_free + 3, before, before},
          {"nobody-slowed", guard.failures_free + 3, before, before},
          {"locked", guard.failures_max, before, before},
          {"nobody-locked", guard.failures_max, before, before}};
}

http::Response now_or_later(http::Answer answer) {
  if (auto* response = std::get_if<http::Response>(&answer)) return std::move(*response);
  std::promise<http::Response> promised;
  std::get<http::Later>(answer)(
      [&](http::Response response) { promised.set_value(std::move(response)); });
  return promised.get_future().get();
}

void append_response(std::string& out, const http::Response& response, http::Framing framing) {
  http::append_head(out, response, framing, "Sat, 31 Jan 2026 12:00:00 GMT");
  if (!framing.head_only) out += response.content();
}

// Made once, as that takes its time.
std::shared_ptr<const jose::SigningKeys> signing_keys() {
  static const auto keys =
      std::make_shared<const jose::SigningKeys>(jose::SigningKeys::generate(instant(kNow)).value());
  return keys;
}

}  // namespace

void set(WorldSettings& settings, std::string_view name, std::string_view value) {
  const auto changed = app::with({}, setting_named(name), value);
  if (!changed) throw std::runtime_error("@ " + std::string(name) + ": " + changed.error().detail);
  settings.given[std::string(name)] = value;
}

World::World(const WorldSettings& settings) : clock_(instant(kNow)), store_(clock_) {
  stock(store_);
  put_shown(store_);
  const app::Settings given = as_given(settings);
  std::vector<TenantId> tenants{kOnlyTenant};
  if (app::is_online(given)) {
    stock_neighbours(store_);
    tenants.push_back(kNeighbour);
  }
  for (const TenantId tenant : tenants) put_passwords(store_, *directory(), tenant);
  guard_ = std::make_unique<auth::Guard>(app::guard_settings(given), clock_, auth::Guard::Heard{});
  for (const SignInFailure& each : failures(app::guard_settings(given))) {
    guard_->restore(kOnlyTenant, each);
  }
  tokens_ = std::make_unique<auth::TokenKeeper>(
      auth::TokenKeeper::Settings{.ticket_key = auth::TicketKey::random(),
                                  .tickets_name_tenant = app::is_online(given)},
      store_, clock_, auth::TokenKeeper::Report{});
  for (const TenantId tenant : tenants) {
    if (!tokens_->reload(tenant)) throw std::runtime_error("tokens");
  }
  apps_.replace(partners());
  sign_in_ =
      std::make_unique<auth::SignIn>(auth::Settings{.cost = kQuickHash,
                                                    .basic = app::schemes_of(given).basic,
                                                    .tickets = app::schemes_of(given).tickets,
                                                    .tokens = tokens_.get(),
                                                    .outside_token = {},
                                                    .apps = &apps_,
                                                    .app_tokens = app::is_online(given),
                                                    .guard = guard_.get(),
                                                    .proven = {},
                                                    .rehashed = {}},
                                     directory());
  sessions_ = std::make_unique<auth::SessionBook>(app::session_settings(given));
  sessions_->restore(kOnlyTenant, {last_logouts(), signed_in_browsers()});
  browsers_ = std::make_unique<auth::BrowserSessions>(*sign_in_, *sessions_, clock_,
                                                      auth::BrowserSessions::Heard{});
  feed_ = std::make_unique<feed::Feed>(
      store_, feed::Settings{},
      [](const store::OwnedContact& owned) {
        return codec::prepare_company(
            {owned.head.contact, owned.department, owned.org_nr, owned.name, owned.url});
      },
      codec::prepare_text);
  for (const TenantId tenant : tenants) {
    if (!feed_->refresh_names(tenant)) throw std::runtime_error("names");
  }
  contacts_ = std::make_unique<agent::ContactAgent>(clock_, *feed_);
  users_ = std::make_unique<agent::UserAgent>(*feed_);
  office_ = std::make_unique<agent::Office>(store_, *feed_, clock_, agent::Office::Settings{});
  tenants_ = app::is_online(given) ? std::make_unique<server::Tenants>(store_.tenants().value())
                                   : std::make_unique<server::Tenants>(kOnlyTenant);
  app_services_ = std::make_unique<server::AppServices>(
      server::AppServices{*sign_in_, *tokens_, apps_, *guard_, codes_, *users_, *tenants_, clock_,
                          [] { return signing_keys(); }});
  exchange_ = std::make_unique<server::Exchange>(
      server::Exchange::Services{
          *sign_in_, *tokens_, *contacts_, *users_, zones(), *sessions_, *browsers_, clock_,
          *tenants_, app::is_online(given) ? app_services_.get() : nullptr, office_.get()},
      app::installation_of(given, zones()).value(),
      [](std::string_view what) { throw std::logic_error(std::string(what)); });
}

std::string World::talk(std::string_view bytes,
                        const std::function<std::size_t(std::size_t)>& slice) {
  std::string out;
  http::RequestReader reader{http::Limits{}};
  std::string_view rest = bytes;
  std::size_t come = 0;  // of rest
  while (come < rest.size()) {
    come += std::min(std::max<std::size_t>(slice(rest.size() - come), 1), rest.size() - come);
    while (true) {
      const std::string_view buffer = rest.substr(0, come);
      const auto step = reader.look(buffer);
      if (const auto* refusal = std::get_if<http::Refusal>(&step)) {
        append_response(out, server::refusal_response(refusal->status, refusal->detail),
                        {.keep_alive = false});
        return out;
      }
      const auto* whole = std::get_if<http::RequestReader::Whole>(&step);
      if (whole == nullptr) break;
      const http::Request request = reader.request(buffer);
      const auto response = now_or_later(exchange_->serve(request, {}));
      const bool keep = request.keep_alive && !response.close;
      append_response(out, response, {.keep_alive = keep, .head_only = request.method == "HEAD"});
      if (!keep) return out;
      rest.remove_prefix(whole->consumed);
      come -= whole->consumed;
      reader.next();
      if (come == 0) break;
    }
  }
  return out;
}

std::string World::talk(std::string_view bytes) {
  return talk(bytes, [](std::size_t left) { return left; });
}

http::Handler World::handler() const {
  return [this](const http::Request& request, std::string buffer) {
    return exchange_->serve(request, std::move(buffer));
  };
}

}  // namespace crm
