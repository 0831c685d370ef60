#include "server/app_credential.h"

#include <string>

#include "auth/authorization.h"
#include "auth/basic.h"
#include "base/text.h"
#include "negotiate/query.h"

namespace crm::server {
namespace {

constexpr std::string_view kBasic = "Basic";

struct Shown {
  std::string client_id;
  std::string secret;
  bool by_field = false;
};

OAuthRefusal invalid_request(std::string description) {
  return {"invalid_request", std::move(description)};
}

OAuthRefusal invalid_client(bool by_field) {
  return {.error = "invalid_client",
          .description = "The application is not known, or its secret is wrong.",
          .status = http::Status::Unauthorized,
          .asks_for_basic = by_field};
}

// Both halves are written as in a form.
std::variant<Shown, OAuthRefusal> shown_by_field(std::string_view value) {
  const auto credential = auth::BasicCredential::of(value);
  if (!credential) return invalid_client(true);
  const auto password = credential->password();
  if (!password) return invalid_client(true);
  return Shown{negotiate::query_text(credential->user()), negotiate::query_text(password->view()),
               true};
}

std::variant<Shown, OAuthRefusal> shown_in(const http::Request& request,
                                           const OAuthParameters& parameters) {
  const auto field = auth::authorization_of(request);
  if (!field) return invalid_request(field.error().detail);
  Shown shown{std::string(parameters.get("client_id")),
              std::string(parameters.get("client_secret"))};
  if (!*field) return shown;
  if (!equals_ignoring_case((*field)->scheme, kBasic)) return invalid_client(true);
  if (!shown.secret.empty()) {
    return invalid_request("client_secret: in Authorization or as a parameter, not both.");
  }
  auto by_field = shown_by_field((*field)->value);
  const auto* const proof = std::get_if<Shown>(&by_field);
  if (proof != nullptr && !shown.client_id.empty() && shown.client_id != proof->client_id) {
    return invalid_request("client_id: another one than in Authorization.");
  }
  return by_field;
}

}  // namespace

std::variant<const App*, OAuthRefusal> proven_app(const http::Request& request,
                                                  const OAuthParameters& parameters,
                                                  const auth::Apps& apps, auth::Guard& guard) {
  const auto shown = shown_in(request, parameters);
  if (const auto* refusal = std::get_if<OAuthRefusal>(&shown)) return *refusal;
  const Shown& proof = std::get<Shown>(shown);
  const App* const app = apps.find(proof.client_id);
  // Looked up also for an app that is not there, so that it takes the same time.
  const App* const whose = apps.with_secret(proof.secret);
  if (app != nullptr && app == whose) return app;
  if (!proof.secret.empty()) {
    if (const auto may = guard.fail(request.peer); !may) {
      return OAuthRefusal{.error = "invalid_client",
                          .description = may.error().detail,
                          .status = http::Status::TooManyRequests,
                          .retry_after_s = may.error().retry_after_s};
    }
  }
  return invalid_client(proof.by_field);
}

}  // namespace crm::server
