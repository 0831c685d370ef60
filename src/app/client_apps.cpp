#include "app/client_apps.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "app/console.h"
#include "app/deeds.h"
#include "app/json_object.h"
#include "app/new_app.h"
#include "app/tenant_choice.h"
#include "auth/app_secret.h"
#include "auth/system_user.h"
#include "auth/token_hash.h"
#include "base/civil_time.h"
#include "base/text.h"
#include "domain/tenant_name.h"

namespace crm::app {
namespace {

// By client id, or by the name of one that is not revoked. The error names the list.
Result<App*> find_app(std::vector<App>& apps, const std::string& which) {
  const auto found = std::ranges::find_if(apps, [&](const App& each) {
    return equals_ignoring_case(each.client_id, which) ||
           (!each.revoked_at && equals_ignoring_case(each.name, which));
  });
  if (found != apps.end()) return &*found;
  return refuse(ErrorKind::NotFound, "There is no app \"" + printable(excerpt(which)) +
                                         "\"; active-contacts app list shows all.");
}

Result<App> app_of(const store::Store& store, const std::string& which) {
  auto apps = store.apps();
  if (!apps) return forward(apps);
  const auto found = find_app(*apps, which);
  if (!found) return forward(found);
  if ((*found)->revoked_at) {
    return refuse(ErrorKind::BadRequest,
                  "The app \"" + printable((*found)->name) + "\" is revoked, which is for good.");
  }
  return std::move(**found);
}

// A tenant's approval as lists tell it.
struct Told {
  std::string tenant;
  std::string system_token;
};

Result<std::vector<Told>> approve_in(store::Store& store, const Clock& clock, const App& app,
                                     const std::vector<TenantId>& tenants) {
  std::vector<Told> told;
  for (const TenantId tenant : tenants) {
    const auto done = store.write(tenant, [&](store::Transaction& transaction) -> Result<void> {
      const AppApproval approval = auth::approve(transaction, app, clock.now());
      record("app approved", {{"client_id", app.client_id}, {"name", app.name}});
      told.push_back({tenant_name(tenant), approval.system_token});
      return {};
    });
    if (!done) return forward(done);
  }
  return told;
}

JsonObject json_of(const App& app, const std::vector<Told>& approvals) {
  std::vector<std::string> uris;
  for (const std::string& each : app.redirect_uris) {
    codec::append_json_string(uris.emplace_back(), each);
  }
  std::vector<std::string> tenants;
  for (const Told& each : approvals) {
    tenants.push_back(
        JsonObject().text("Tenant", each.tenant).text("SystemToken", each.system_token).str());
  }
  JsonObject object;
  object.text("ClientId", app.client_id)
      .text("Name", app.name)
      .json("RedirectUris", json_array(uris))
      .truth("HasPublicKey", !app.public_key.empty())
      .json("Tenants", json_array(tenants))
      .text("Registered", utc_text(app.registered_at))
      .json("Revoked", app.revoked_at ? "\"" + utc_text(*app.revoked_at) + "\"" : "null");
  return object;
}

// The approvals of all apps, in the order of tenants.
Result<std::map<AppId, std::vector<Told>>> approvals_in(const store::Store& store) {
  const auto tenants = store.tenants();
  if (!tenants) return forward(tenants);
  std::map<AppId, std::vector<Told>> told;
  for (const Tenant& tenant : *tenants) {
    const auto read = store.read(tenant.id, [&](const store::Reader& reader) -> Result<void> {
      for (const AppApproval& each : reader.app_approvals()) {
        told[each.app].push_back({tenant_name(tenant.id), each.system_token});
      }
      return {};
    });
    if (!read) return forward(read);
  }
  return told;
}

std::string names_of(const std::vector<TenantId>& tenants) {
  std::string names;
  for (const TenantId each : tenants) names += (names.empty() ? "" : ", ") + tenant_name(each);
  return names;
}

std::string lines_of(const std::vector<Told>& approvals) {
  std::string lines;
  for (const Told& each : approvals) {
    lines += "\nsystem token in " + each.tenant + ": " + each.system_token;
  }
  return lines;
}

}  // namespace

Result<std::string> add_app(store::Store& store, const Clock& clock, const AppOptions& options) {
  auto app = new_app(options, clock.now());
  if (!app) return forward(app);
  const auto tenants = tenants_named(store, options.tenants);
  if (!tenants) return forward(tenants);
  const std::string secret = auth::random_app_secret();
  app->secret_hash = auth::hex(auth::app_secret_digest(secret));
  const auto added = store.change_apps([&](std::vector<App>& apps) -> Result<void> {
    if (const auto done = add_to(apps, *app); !done) return done;
    record("app registered", {{"client_id", app->client_id}, {"name", app->name}});
    return {};
  });
  if (!added) return forward(added);
  const auto approved = approve_in(store, clock, *app, *tenants);
  if (!approved) {
    return refuse(approved.error().kind, approved.error().detail + " The app is registered as " +
                                             app->client_id + "; revoke it and add it anew.");
  }
  if (options.json) return json_of(*app, *approved).text("ClientSecret", secret).str();
  return "Registered " + printable(app->name) +
         ". Its secret is told this once.\nclient id:     " + app->client_id +
         "\nclient secret: " + secret + lines_of(*approved);
}

Result<std::string> list_apps(const store::Store& store, const AppOptions& options) {
  const auto apps = store.apps();
  if (!apps) return forward(apps);
  auto approvals = approvals_in(store);
  if (!approvals) return forward(approvals);
  std::vector<std::string> objects;
  std::vector<std::vector<std::string>> rows{
      {"client id", "name", "registered", "revoked", "tenants", "redirect addresses"}};
  for (const App& each : *apps) {
    const std::vector<Told>& told = (*approvals)[each.id];
    objects.push_back(json_of(each, told).str());
    std::string tenants;
    for (const Told& one : told) tenants += (tenants.empty() ? "" : " ") + one.tenant;
    std::string uris;
    for (const std::string& uri : each.redirect_uris) uris += (uris.empty() ? "" : " ") + uri;
    rows.push_back({each.client_id, each.name, utc_text(each.registered_at),
                    each.revoked_at ? utc_text(*each.revoked_at) : "", tenants, uris});
  }
  return options.json ? json_array(objects) : as_table(rows);
}

Result<std::string> revoke_app(store::Store& store, const Clock& clock, const AppOptions& options) {
  App revoked;
  const auto done = store.change_apps([&](std::vector<App>& apps) -> Result<void> {
    const auto found = find_app(apps, options.which);
    if (!found) return forward(found);
    if (!(*found)->revoked_at) (*found)->revoked_at = clock.now();
    revoked = **found;
    record("app revoked", {{"client_id", revoked.client_id}, {"name", revoked.name}});
    return {};
  });
  if (!done) return forward(done);
  if (options.json) return json_of(revoked, {}).str();
  return "App " + printable(revoked.name) + " (" + revoked.client_id + ") is revoked.";
}

Result<std::string> approve_app(store::Store& store, const Clock& clock,
                                const AppOptions& options) {
  const auto app = app_of(store, options.which);
  if (!app) return forward(app);
  const auto tenants = tenants_named(store, options.tenants);
  if (!tenants) return forward(tenants);
  const auto approved = approve_in(store, clock, *app, *tenants);
  if (!approved) return forward(approved);
  if (options.json) return json_of(*app, *approved).str();
  return "App " + printable(app->name) + " is approved." + lines_of(*approved);
}

Result<std::string> withdraw_app(store::Store& store, const AppOptions& options) {
  const auto app = app_of(store, options.which);
  if (!app) return forward(app);
  const auto tenants = tenants_named(store, options.tenants);
  if (!tenants) return forward(tenants);
  for (const TenantId tenant : *tenants) {
    const auto done = store.write(tenant, [&](store::Transaction& transaction) -> Result<void> {
      transaction.erase(app->id);
      record("app withdrawn", {{"client_id", app->client_id}, {"name", app->name}});
      return {};
    });
    if (!done) return forward(done);
  }
  if (options.json) return json_of(*app, {}).str();
  return "App " + printable(app->name) + " may no longer call in " + names_of(*tenants) + ".";
}

}  // namespace crm::app
