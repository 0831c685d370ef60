#include "app/new_app.h"

#include <algorithm>
#include <fstream>
#include <string>

#include "app/console.h"
#include "app/user_rights.h"
#include "auth/app_secret.h"
#include "auth/redirect_uri.h"
#include "base/text.h"
#include "domain/lengths.h"
#include "jose/public_key.h"

namespace crm::app {
namespace {

Result<std::string> public_key_in(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string pem(jose::kPemBytesMax + 1, '\0');
  in.read(pem.data(), static_cast<std::streamsize>(pem.size()));
  if (!in.is_open() || in.bad()) {
    return refuse(ErrorKind::NotFound, "The file " + printable(file) + " cannot be read.");
  }
  pem.resize(static_cast<std::size_t>(in.gcount()));
  const auto key = jose::rsa_public_key(pem);
  if (!key) return refuse(key.error().kind, printable(file) + ": " + key.error().detail);
  return pem;
}

bool has_control(const std::string& text) {
  return std::ranges::any_of(text, [](char c) { return (c >= '\0' && c < ' ') || c == '\x7F'; });
}

}  // namespace

Result<App> new_app(const AppOptions& options, Instant now) {
  App app;
  app.client_id = auth::random_client_id();
  app.name = trim(options.name);
  app.registered_at = now;
  if (const auto checked = check_text(app.name, "name", lengths::kAppName); !checked) {
    return forward(checked);
  }
  if (has_control(app.name)) {
    return refuse(ErrorKind::BadRequest, "The name holds control characters.");
  }
  if (options.redirect_uris.size() > auth::kRedirectUrisMax) {
    return refuse(
        ErrorKind::BadRequest,
        "An app has at most " + std::to_string(auth::kRedirectUrisMax) + " redirect addresses.");
  }
  for (const std::string& each : options.redirect_uris) {
    if (const auto checked = auth::check_redirect_uri(each); !checked) {
      return refuse(ErrorKind::BadRequest, "--redirect-uri " + printable(checked.error().detail));
    }
    app.redirect_uris.push_back(each);
  }
  if (!options.public_key.empty()) {
    auto pem = public_key_in(options.public_key);
    if (!pem) return forward(pem);
    app.public_key = *std::move(pem);
  }
  return app;
}

Result<void> add_to(std::vector<App>& apps, App& app) {
  AppId last{};
  for (const App& each : apps) {
    last = std::max(last, each.id);
    if (!each.revoked_at && equals_ignoring_case(each.name, app.name)) {
      return refuse(ErrorKind::BadRequest,
                    "There is an app \"" + printable(app.name) + "\" already; revoke it first.");
    }
  }
  if (apps.size() >= kAppsMax) {
    return refuse(ErrorKind::BadRequest,
                  "There are " + std::to_string(kAppsMax) + " apps, which is as many as may be.");
  }
  app.id = AppId{raw(last) + 1};
  apps.push_back(app);
  return {};
}

}  // namespace crm::app
