#include "server/cors.h"

#include <algorithm>

#include "base/text.h"

namespace crm::server {
namespace {

// scheme://host[:port], without more behind it.
bool is_origin(std::string_view text) {
  const auto scheme_end = text.find("://");
  if (scheme_end == std::string_view::npos || scheme_end == 0) return false;
  const std::string_view host = text.substr(scheme_end + 3);
  return !host.empty() && host.find_first_of("/*?#@ ") == std::string_view::npos;
}

bool is_port(std::string_view text) {
  return text.empty() ||
         (text.size() > 1 && text.front() == ':' &&
          std::ranges::all_of(text.substr(1), [](char c) { return c >= '0' && c <= '9'; }));
}

// What script may read besides what it always may [wire: CORS].
constexpr std::string_view kExposed = "SO-TIMEZONE, X-DB-STATS, Retry-After, WWW-Authenticate";

}  // namespace

Result<Cors> Cors::parse(std::string_view origins) {
  Cors cors;
  origins = trim(origins);
  while (!origins.empty()) {
    const auto end = std::min(origins.find_first_of(" \t"), origins.size());
    std::string_view origin = origins.substr(0, end);
    origins = trim(origins.substr(end));
    if (origin == "*") {
      cors.anyone_ = true;
      continue;
    }
    const std::string_view written = origin;
    const bool any_port = origin.ends_with('*');
    if (any_port || origin.ends_with('/')) origin.remove_suffix(1);
    if (any_port && origin.ends_with(':')) origin.remove_suffix(1);
    if (!is_origin(origin)) {
      return refuse(ErrorKind::BadRequest,
                    "\"" + excerpt(written) +
                        "\" is no origin such as https://app.example.test or http://localhost*");
    }
    (any_port ? cors.hosts_ : cors.origins_).push_back(ascii_lower(origin));
  }
  return cors;
}

Cors::Allowed Cors::allowed(std::string_view origin) const {
  // What a browser says for pages that have none, such as files: it could be anybody's.
  constexpr std::string_view kOpaque = "null";
  if (origin == kOpaque) return Allowed::No;
  const std::string lower = ascii_lower(origin);
  if (std::ranges::find(origins_, lower) != origins_.end()) return Allowed::AsListed;
  for (const std::string& host : hosts_) {
    if (lower.starts_with(host) && is_port(std::string_view(lower).substr(host.size()))) {
      return Allowed::AsListed;
    }
  }
  return anyone_ ? Allowed::AsAnyone : Allowed::No;
}

bool Cors::is_preflight(const http::Request& request) {
  return request.method == "OPTIONS" && request.count("Origin") > 0 &&
         request.count("Access-Control-Request-Method") > 0;
}

http::Response Cors::preflight(const http::Request& request, std::string_view verbs) const {
  constexpr std::string_view kMaxAgeSeconds = "600";
  http::Response response;
  response.fields = fields_for(request);
  if (response.fields.empty()) {
    response.status = http::Status::Forbidden;
    return response;
  }
  response.status = http::Status::NoContent;
  response.fields.push_back({"Access-Control-Allow-Methods", std::string(verbs)});
  if (auto asked = request.joined("Access-Control-Request-Headers")) {
    response.fields.push_back({"Access-Control-Allow-Headers", *std::move(asked)});
  }
  response.fields.push_back({"Access-Control-Max-Age", std::string(kMaxAgeSeconds)});
  return response;
}

std::vector<http::OwnField> Cors::fields_for(const http::Request& request) const {
  const auto origin = request.field("Origin");
  if (!origin) return {};
  const Allowed how = allowed(*origin);
  if (how == Allowed::No) return {};
  std::vector<http::OwnField> fields{{"Access-Control-Allow-Origin", std::string(*origin)},
                                     {"Vary", "Origin"}};
  if (how == Allowed::AsListed) fields.push_back({"Access-Control-Allow-Credentials", "true"});
  if (request.method != "OPTIONS") {
    fields.push_back({"Access-Control-Expose-Headers", std::string(kExposed)});
  }
  return fields;
}

}  // namespace crm::server
