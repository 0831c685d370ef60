#include "server/system_sign_in.h"

#include "auth/signed_system_token.h"
#include "base/text.h"
#include "codec/carrier_json.h"
#include "codec/text_members.h"
#include "domain/tenant_name.h"
#include "http/media_type.h"
#include "jose/public_key.h"
#include "server/error_response.h"

namespace crm::server {
namespace {

constexpr std::string_view kJson = "application/json; charset=utf-8";
// One text, whichever of them is wrong.
constexpr std::string_view kRefused =
    "The application, its signature, its system token or the tenant is not valid.";

// Or says nothing of its type, as small clients do.
bool is_json(const http::Request& request) {
  if (request.count("Content-Type") == 0) return true;
  const auto coding = request.field("Content-Encoding").value_or("identity");
  const auto type = http::parse_media_type(request.field("Content-Type").value_or(""));
  return equals_ignoring_case(coding, "identity") && type && type->type == "application" &&
         type->subtype == "json" &&
         equals_ignoring_case(type->parameter("charset").value_or("utf-8"), "utf-8");
}

http::Response told(const carrier::SystemSignInAnswer& answer) {
  http::Response response;
  response.content_type = kJson;
  codec::append_json(response.body, answer);
  return response;
}

http::Response refused(const Error& error, const http::Request& request) {
  switch (error.kind) {
    case ErrorKind::BadRequest:
    case ErrorKind::Unauthenticated:
    case ErrorKind::Forbidden:
    case ErrorKind::NoRight:
    case ErrorKind::NotFound:
      return told({.error_message = error.detail});
    default:
      return error_response(error, request);
  }
}

}  // namespace

http::Answer SystemSignIn::answer(const http::Request& request) const {
  if (!is_json(request)) {
    return error_response({ErrorKind::UnsupportedMediaType, "Send JSON: application/json."},
                          request);
  }
  const auto asked = codec::read_texts<carrier::SystemSignIn>(request.body);
  if (!asked) return error_response(asked.error(), request);
  const auto approval = proven(*asked, request.peer);
  if (!approval) return refused(approval.error(), request);
  return http::Later([this, &request, approval = *approval](const http::Reply& reply) {
    services_.tokens.issue_ticket(
        approval.tenant, approval.system_user,
        [this, &request, approval, reply](const Result<std::string>& ticket) {
          guarded_.reply(request, reply, [&]() -> http::Answer {
            if (!ticket) return refused(ticket.error(), request);
            auto jwt = jwt_with(*ticket, approval);
            if (!jwt) return refused(jwt.error(), request);
            return told({.is_successful = true, .token = *std::move(jwt)});
          });
        });
  });
}

// What the app can see by itself is told; what it would have to know is not.
Result<auth::TenantApproval> SystemSignIn::proven(const carrier::SystemSignIn& asked,
                                                  std::string_view peer) const {
  if (!equals_ignoring_case(asked.return_token_type, "JWT")) {
    return refuse(ErrorKind::BadRequest, "ReturnTokenType: only JWT.");
  }
  const auto token = auth::parse_signed_system_token(asked.signed_system_token);
  if (!token) {
    return refuse(ErrorKind::BadRequest,
                  "SignedSystemToken: expected a system token, a time such as 202601311530 and a "
                  "signature, with dots between them.");
  }
  if (!auth::is_timely(*token, services_.clock.now())) {
    return refuse(ErrorKind::BadRequest,
                  "SignedSystemToken: its time, in UTC, is more than 10 minutes from ours.");
  }
  const auto apps = services_.apps.current();
  const App* const app = apps->with_secret(asked.application_token);
  const auth::TenantApproval* const approval = apps->with_system_token(token->system_token);
  const bool is_known =
      app != nullptr && approval != nullptr && approval->approval.app == app->id &&
      equals_ignoring_case(tenant_name(approval->tenant), asked.context_identifier) &&
      !app->public_key.empty() &&
      jose::rsa_sha256_verifies(app->public_key, token->signed_part, token->signature)
          .value_or(false);
  if (!is_known) {
    if (const auto may = services_.guard.fail(peer); !may) return forward(may);
    return refuse(ErrorKind::Unauthenticated, std::string(kRefused));
  }
  const auto tenant = services_.tenants.find(asked.context_identifier);
  if (!tenant || !runs(tenant->state)) {
    return refuse(ErrorKind::Forbidden, "The tenant does not run now.");
  }
  return *approval;
}

Result<std::string> SystemSignIn::jwt_with(const std::string& ticket,
                                           const auth::TenantApproval& approval) const {
  const Instant now = services_.clock.now();
  carrier::SystemTokenClaims claims;
  claims.iss = issuer_;
  claims.aud = "spn:" + approval.serial;
  claims.iat = unix_seconds(now);
  claims.nbf = claims.iat;
  claims.exp = claims.iat + kSystemJwtLifeS;
  claims.ticket = ticket;
  claims.ctx = tenant_name(approval.tenant);
  std::string json;
  codec::append_json(json, claims);
  return services_.keys()->sign(json, now);
}

}  // namespace crm::server
