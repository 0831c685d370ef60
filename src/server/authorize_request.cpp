#include "server/authorize_request.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "auth/pkce.h"

namespace crm::server {
namespace {

constexpr std::string_view kInvalidRequest = "invalid_request";

struct Flaw {
  std::string_view error;
  std::string_view description;
};

// Whether one of the words, which have blanks between them, is that one.
bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

std::optional<Flaw> flaw_of_pkce(const OAuthParameters& parameters) {
  const std::string_view challenge = parameters.get("code_challenge");
  const std::string_view method = parameters.get("code_challenge_method");
  if (challenge.empty()) {
    if (method.empty()) return std::nullopt;
    return Flaw{kInvalidRequest, "code_challenge_method: there is no code_challenge."};
  }
  if (method != "S256") {
    return Flaw{kInvalidRequest, "code_challenge_method: only S256, which must be named."};
  }
  if (!auth::is_challenge(challenge)) {
    return Flaw{kInvalidRequest, "code_challenge: expected 43 characters of base64url."};
  }
  return std::nullopt;
}

std::optional<Flaw> flaw_of(const OAuthParameters& parameters) {
  if (!parameters.get("request").empty()) {
    return Flaw{"request_not_supported", "request: parameters stand in the query."};
  }
  if (!parameters.get("request_uri").empty()) {
    return Flaw{"request_uri_not_supported", "request_uri: parameters stand in the query."};
  }
  if (parameters.get("response_type") != "code") {
    return Flaw{
        parameters.get("response_type").empty() ? kInvalidRequest : "unsupported_response_type",
        "response_type: only code."};
  }
  const std::string_view mode = parameters.get("response_mode");
  if (!mode.empty() && mode != "query" && mode != "form_post") {
    return Flaw{kInvalidRequest, "response_mode: only query and form_post."};
  }
  if (!has_word(parameters.get("scope"), "openid")) {
    return Flaw{"invalid_scope", "scope: expected openid."};
  }
  if (parameters.get("nonce").size() > kNonceBytesMax) {
    return Flaw{kInvalidRequest, "nonce: at most 512 bytes."};
  }
  if (has_word(parameters.get("prompt"), "none")) {
    return Flaw{"login_required", "prompt: nobody is signed in without being asked."};
  }
  return flaw_of_pkce(parameters);
}

}  // namespace

Authorization authorization_of(const OAuthParameters& parameters,
                               std::shared_ptr<const auth::Apps> apps) {
  const App* const app = apps->find(parameters.get("client_id"));
  if (app == nullptr) {
    return Error{ErrorKind::BadRequest, "client_id: no application of that id is known here."};
  }
  const std::string_view uri = parameters.get("redirect_uri");
  if (std::ranges::find(app->redirect_uris, uri) == app->redirect_uris.end()) {
    return Error{ErrorKind::BadRequest,
                 "redirect_uri: the application has not registered that address."};
  }
  const std::string_view state = parameters.get("state");
  ReplyTo reply_to{std::string(uri), std::string(state),
                   parameters.get("response_mode") == "form_post"};
  if (state.size() > kStateBytesMax) {
    reply_to.state.clear();
    return AuthorizeRefusal{std::move(reply_to), std::string(kInvalidRequest),
                            "state: at most 2048 bytes."};
  }
  if (const auto flaw = flaw_of(parameters)) {
    return AuthorizeRefusal{std::move(reply_to), std::string(flaw->error),
                            std::string(flaw->description)};
  }
  return AuthorizeRequest{std::move(apps), app, std::move(reply_to),
                          std::string(parameters.get("code_challenge")),
                          std::string(parameters.get("nonce"))};
}

}  // namespace crm::server
