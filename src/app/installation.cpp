#include "app/installation.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "app/base_zone.h"
#include "app/version.h"
#include "base/civil_time.h"
#include "base/on_demand.h"
#include "base/text.h"
#include "codec/gzip.h"
#include "http/authority.h"
#include "reference/openapi.h"
#include "reference/page.h"
#include "route/prefixes.h"
#include "server/cors.h"

namespace crm::app {
namespace {

// Made when it is first asked for, as few servers are asked: it takes longer than all the rest of a
// start.
std::function<const server::Compressed&()> openapi_on_demand(reference::Settings settings) {
  using Kept = OnDemand<server::Compressed>;
  return [settings = std::move(settings),
          kept = std::make_shared<const Kept>()]() -> const server::Compressed& {
    if (const server::Compressed* const found = kept->find()) return *found;
    server::Compressed made{.bytes = reference::openapi_document(settings), .gzipped = {}};
    made.gzipped = codec::gzip(made.bytes);
    return kept->keep(std::move(made));
  };
}

server::Documents documents_of(const Settings& settings) {
  server::Documents documents;
  documents.openapi = openapi_on_demand({.version = std::string(kVersion),
                                         .limits = http_limits(settings),
                                         .online = is_online(settings)});
  for (const reference::File& file : reference::page_files()) {
    documents.reference.push_back({file.path, file.content_type, file.bytes, file.gzipped});
  }
  documents.content_security_policy = reference::kContentSecurityPolicy;
  return documents;
}

tl::unexpected<Error> wrong(std::string_view setting, const Error& error) {
  return refuse(error.kind, std::string(setting) + ": " + error.detail + ".");
}

// Four numbers with points between them.
bool is_version(std::string_view text) {
  int numbers = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (!is_digit && (text[i] != '.' || i == 0 || text[i - 1] == '.')) return false;
    numbers += is_digit ? 0 : 1;
  }
  return numbers == 4 && !text.ends_with('.');
}

// YYYY-MM-DD.
bool is_date(std::string_view text) {
  constexpr std::size_t kDateSize = 10;
  return text.size() == kDateSize && parse_written_time(text).has_value();
}

bool is_port(std::string_view text) {
  const auto port = parse_int32(text);
  return port && *port > 0 && *port <= 65'535;
}

// A host without a port.
bool is_host(std::string_view text) {
  return http::is_authority(text) && http::is_authority(std::string(text) + ":80");
}

constexpr std::string_view kOnline = "online";

Result<server::InstallationType> installation_type(std::string_view text) {
  if (text == "onsite") return server::InstallationType::Onsite;
  if (text == kOnline) return server::InstallationType::Online;
  return refuse(ErrorKind::BadRequest, "installation: expected onsite or online.");
}

// Online the path of each tenant, and no other.
Result<route::Prefixes> prefixes_of(const Settings& settings) {
  if (is_online(settings)) {
    if (settings.path_prefixes == Settings{}.path_prefixes) return route::Prefixes::of_tenants();
    return refuse(ErrorKind::BadRequest,
                  "path_prefixes: nothing but " + Settings{}.path_prefixes +
                      " where installation is online, as each tenant stands below its name.");
  }
  auto prefixes = route::Prefixes::parse(settings.path_prefixes);
  if (!prefixes) return wrong("path_prefixes", prefixes.error());
  return prefixes;
}

}  // namespace

bool is_online(const Settings& settings) { return settings.installation == kOnline; }

Schemes schemes_of(const Settings& settings) {
  return {.basic = settings.authorize_with_username && !is_online(settings),
          .tickets = settings.authorize_with_ticket};
}

std::string scheme_of(const Settings& settings) {
  return settings.tls_certificate.empty() ? "http" : "https";
}

Result<server::Installation> installation_of(const Settings& settings,
                                             const locale::ZoneCatalog& zones) {
  server::Installation installation;
  const auto type = installation_type(settings.installation);
  if (!type) return forward(type);
  installation.type = *type;
  auto base = base_zone(settings.base_time_zone, zones);
  if (!base) return forward(base);
  installation.standard = {base->zone, base->code, settings.suffix_without_header};
  auto prefixes = prefixes_of(settings);
  if (!prefixes) return forward(prefixes);
  installation.prefixes = *std::move(prefixes);
  auto cors = server::Cors::parse(settings.cors_origins);
  if (!cors) return wrong("cors_origins", cors.error());
  if (settings.cors_enable) installation.cors = *std::move(cors);
  constexpr std::array<std::string_view, 3> kSchemes{"", "http", "https"};
  if (std::ranges::find(kSchemes, settings.url_scheme_override) == kSchemes.end()) {
    return refuse(ErrorKind::BadRequest, "url_scheme_override: expected http or https.");
  }
  const std::string& host = settings.url_host_override;
  if (!host.empty() && !is_host(host)) {
    return refuse(ErrorKind::BadRequest,
                  "url_host_override: expected a host such as crm.example.test, without a port.");
  }
  if (!is_version(settings.net_server_version)) {
    return refuse(ErrorKind::BadRequest,
                  "net_server_version: expected four numbers such as 11.0.1.1.");
  }
  if (!is_date(settings.net_server_date)) {
    return refuse(ErrorKind::BadRequest, "net_server_date: expected a date such as 2026-01-31.");
  }
  const std::string& port = settings.url_port_override;
  if (!port.empty() && !is_port(port)) {
    return refuse(ErrorKind::BadRequest, "url_port_override: expected a number up to 65535.");
  }
  installation.urls = server::Urls(
      {settings.url_scheme_override.empty() ? scheme_of(settings) : settings.url_scheme_override,
       settings.url_host_override, settings.url_port_override});
  installation.likeness = {
      .version = settings.net_server_version,
      .date = settings.net_server_date,
      .product = "active-contacts " + std::string(kVersion) + " (WebAPI compatible)"};
  installation.body_limits = {.decoded_bytes_max = settings.body_bytes_max,
                              .inflation_ratio_max = settings.inflation_ratio_max};
  installation.answer_memory_bytes_max = settings.answer_memory_bytes_max;
  if (settings.authorize_with_implicit) {
    return refuse(ErrorKind::BadRequest,
                  "authorize_with_implicit: only false, as there is no sign-in by a Windows "
                  "domain.");
  }
  if (!schemes_of(settings).basic) installation.challenge = server::kBearerChallenge;
  installation.secure_cookies = settings.cookie_secure;
  installation.system_user_issuer = settings.system_user_issuer;
  installation.documents = documents_of(settings);
  return installation;
}

auth::GuardSettings guard_settings(const Settings& settings) {
  return {.failures_free = static_cast<std::int32_t>(settings.sign_in_failures_free),
          .delay_max = settings.sign_in_delay_max,
          .failures_max = static_cast<std::int32_t>(settings.sign_in_failures_max),
          .lock_time = settings.sign_in_lock_time,
          .address_failures_per_minute_max =
              static_cast<std::int32_t>(settings.address_failures_per_minute_max)};
}

auth::SessionSettings session_settings(const Settings& settings) {
  return {.idle_max = settings.session_idle_max,
          .age_max = settings.session_age_max,
          .sessions_max = settings.sessions_max};
}

http::Limits http_limits(const Settings& settings) {
  return {.request_line_bytes_max = settings.request_line_bytes_max,
          .head_bytes_max = settings.head_bytes_max,
          .fields_max = settings.fields_max,
          .body_bytes_max = settings.body_bytes_max};
}

}  // namespace crm::app
