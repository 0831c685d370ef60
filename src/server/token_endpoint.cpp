#include "server/token_endpoint.h"

#include <optional>
#include <utility>

#include "auth/access_token.h"
#include "auth/app_grant.h"
#include "carrier/oauth_answers.h"
#include "codec/carrier_json.h"
#include "domain/tenant_name.h"
#include "server/app_credential.h"
#include "server/id_token.h"

namespace crm::server {
namespace {

constexpr std::string_view kJson = "application/json; charset=utf-8";

OAuthRefusal invalid_grant() {
  return {"invalid_grant", "What was shown is over, or was never good."};
}

// A token to be made void, and its tenant.
struct Known {
  TenantId tenant = kNoTenant;
  auth::TokenHolder holder;
};

// The app's own, of that context; others are nobody's.
std::optional<Known> known(auth::TokenKeeper& tokens, std::string_view text, AppId app,
                           const Context& context) {
  const auto tenant = auth::tenant_in_token(text);
  if (!tenant || (context.only && context.only->id != *tenant)) return std::nullopt;
  const auto kind = auth::is_access_token(text) ? TokenKind::AccessToken : TokenKind::RefreshToken;
  const auto holder = tokens.find(*tenant, kind, text);
  if (!holder || holder->app != app) return std::nullopt;
  return Known{*tenant, *holder};
}

}  // namespace

// An app that has proven itself goes on.
template <class Way>
Result<http::Answer> TokenEndpoint::with_app(const http::Request& request,
                                             const route::Found& found, const Way& way) const {
  auto context = context_of(found.parameters.at(0), services_.tenants);
  if (!context) return forward(context);
  auto parameters = OAuthParameters::of_request(request);
  if (!parameters) return oauth_response({"invalid_request", parameters.error().detail});
  auto apps = services_.apps.current();
  const auto proven = proven_app(request, *parameters, *apps, services_.guard);
  if (const auto* refusal = std::get_if<OAuthRefusal>(&proven)) return oauth_response(*refusal);
  const Asked asked{std::move(apps), std::get<const App*>(proven), *std::move(parameters),
                    *std::move(context)};
  return way(asked);
}

Result<http::Answer> TokenEndpoint::tokens(const http::Request& request,
                                           const route::Found& found) const {
  return with_app(request, found, [&](const Asked& asked) -> http::Answer {
    const std::string_view type = asked.parameters.get("grant_type");
    if (type == "authorization_code") return for_code(request, asked);
    if (type == "refresh_token") return for_refresh_token(request, asked);
    if (type.empty()) return oauth_response({"invalid_request", "grant_type: there is none."});
    return oauth_response(
        {"unsupported_grant_type", "grant_type: only authorization_code and refresh_token."});
  });
}

http::Answer TokenEndpoint::for_code(const http::Request& request, const Asked& asked) const {
  using Fate = auth::AuthorizationCodes::Fate;
  const std::string code(asked.parameters.get("code"));
  std::string_view uri = asked.parameters.get("redirect_uri");
  if (uri.empty()) uri = asked.parameters.get("redirect_url");  // some spell it so
  const auto taken = services_.codes.take(
      code, {asked.app->id, uri, asked.parameters.get("code_verifier")}, services_.clock.now());
  const Caller& caller = taken.grant.caller;
  if (taken.fate == Fate::ShownAgain && taken.given != kNoToken) {
    return shown_again(request, caller, taken.given);
  }
  if (taken.fate != Fate::Good) return oauth_response(invalid_grant());
  const auto tenant = tenant_for(asked, caller.tenant);
  if (const auto* refusal = std::get_if<OAuthRefusal>(&tenant)) return oauth_response(*refusal);
  return http::Later([this, &request, asked, code, grant = taken.grant,
                      tenant = std::get<Tenant>(tenant)](const http::Reply& reply) {
    services_.tokens.issue_grant(grant.caller,
                                 [this, &request, asked, code, grant, tenant,
                                  reply](const Result<auth::TokenKeeper::Granted>& granted) {
                                   guarded_.reply(request, reply, [&]() -> http::Answer {
                                     if (!granted)
                                       return oauth_response(refusal_of_grant(granted.error()));
                                     if (!services_.codes.give(code, granted->grant)) {
                                       forget(tenant.id, grant.caller.associate, granted->grant);
                                       return oauth_response(invalid_grant());
                                     }
                                     return told(request, asked, tenant, grant.caller, grant.nonce,
                                                 unix_seconds(grant.signed_in_at),
                                                 granted->access_token, granted->refresh_token);
                                   });
                                 });
  });
}

http::Answer TokenEndpoint::for_refresh_token(const http::Request& request,
                                              const Asked& asked) const {
  const std::string_view text = asked.parameters.get("refresh_token");
  const auto shown = auth::is_access_token(text)
                         ? std::nullopt
                         : known(services_.tokens, text, asked.app->id, asked.context);
  if (!shown || shown->holder.state != auth::TokenState::Valid) {
    return oauth_response(invalid_grant());
  }
  const auto tenant = tenant_for(asked, shown->tenant);
  if (const auto* refusal = std::get_if<OAuthRefusal>(&tenant)) return oauth_response(*refusal);
  Caller caller;
  caller.tenant = shown->tenant;
  caller.associate = shown->holder.associate;
  return http::Later([this, &request, asked, caller, refresh = shown->holder.id,
                      tenant = std::get<Tenant>(tenant)](const http::Reply& reply) {
    services_.tokens.refresh(
        caller.tenant, refresh,
        [this, &request, asked, caller, tenant, reply](const Result<std::string>& token) {
          guarded_.reply(request, reply, [&]() -> http::Answer {
            if (!token) return oauth_response(refusal_of_grant(token.error()));
            return told(request, asked, tenant, caller, "", 0, *token, "");
          });
        });
  });
}

std::variant<Tenant, OAuthRefusal> TokenEndpoint::tenant_for(const Asked& asked,
                                                             TenantId id) const {
  const auto tenant = services_.tenants.find(tenant_name(id));
  if (!tenant || (asked.context.only && asked.context.only->id != id) ||
      asked.apps->approval(asked.app->id, id) == nullptr) {
    return invalid_grant();
  }
  if (!runs(tenant->state)) {
    return OAuthRefusal{.error = "temporarily_unavailable",
                        .description = "The tenant does not run now.",
                        .status = http::Status::ServiceUnavailable,
                        .retry_after_s = kSuspendedRetryS};
  }
  return *tenant;
}

http::Response TokenEndpoint::told(const http::Request& request, const Asked& asked,
                                   const Tenant& tenant, const Caller& caller,
                                   std::string_view nonce, std::int64_t signed_in_at_s,
                                   std::string_view access_token,
                                   std::string_view refresh_token) const {
  const carrier::Principal who = services_.users.current_principal(caller);
  const auth::TenantApproval& approval = *asked.apps->approval(asked.app->id, tenant.id);
  const std::string root = urls_.host_root(request);
  const Instant now = services_.clock.now();
  std::string claims;
  codec::append_json(claims, id_token_claims({who, tenant, *asked.app, approval, access_token,
                                              nonce, signed_in_at_s},
                                             issuer_of(root), root, unix_seconds(now)));
  auto id_token = services_.keys()->sign(claims, now);
  if (!id_token) return oauth_response(refusal_of_grant(id_token.error()));
  http::Response response;
  response.content_type = kJson;
  codec::append_json(
      response.body,
      carrier::OAuthTokens{.access_token = std::string(access_token),
                           .expires_in = static_cast<std::int32_t>(auth::kAccessTokenLifeS),
                           .refresh_token = std::string(refresh_token),
                           .id_token = *std::move(id_token)});
  return response;
}

// Behind the end of all that the code has given.
http::Answer TokenEndpoint::shown_again(const http::Request& request, const Caller& caller,
                                        TokenId given) const {
  return http::Later([this, &request, tenant = caller.tenant, associate = caller.associate,
                      given](const http::Reply& reply) {
    services_.tokens.revoke(
        tenant, {.associate = associate, .grant = given},
        [this, &request, reply](const Result<bool>& done) {
          guarded_.reply(request, reply, [&]() -> http::Answer {
            return oauth_response(done ? invalid_grant() : refusal_of_grant(done.error()));
          });
        });
  });
}

// Nobody waits for it: what asked is refused anyhow.
void TokenEndpoint::forget(TenantId tenant, AssociateId associate, TokenId grant) const {
  services_.tokens.revoke(tenant, {.associate = associate, .grant = grant},
                          [](const Result<bool>& /*was_valid*/) {});
}

// Whatever it was, it is void then [rfc 7009 §2.2].
Result<http::Answer> TokenEndpoint::revoke(const http::Request& request,
                                           const route::Found& found) const {
  return with_app(request, found, [&](const Asked& asked) -> http::Answer {
    const std::string_view text = asked.parameters.get("token");
    if (text.empty()) return oauth_response({"invalid_request", "token: there is none."});
    const auto shown = known(services_.tokens, text, asked.app->id, asked.context);
    if (!shown) return http::Response{};
    return http::Later([this, &request, shown](const http::Reply& reply) {
      services_.tokens.revoke(
          shown->tenant, shown->holder, [this, &request, reply](const Result<bool>& done) {
            guarded_.reply(request, reply, [&]() -> http::Answer {
              return done ? http::Response{} : oauth_response(refusal_of_grant(done.error()));
            });
          });
    });
  });
}

}  // namespace crm::server
