#include "reference/app_calls.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <utility>

#include "carrier/oauth_answers.h"
#include "carrier/openid_configuration.h"
#include "carrier/system_sign_in.h"
#include "reference/answer_schema.h"
#include "reference/answered.h"
#include "reference/headers.h"
#include "reference/media_types.h"
#include "reference/parameters.h"
#include "reference/refusals.h"
#include "reference/schema.h"
#include "reference/schemas.h"
#include "reference/security.h"

namespace crm::reference {
namespace {

using route::Name;

constexpr std::string_view kForm = "application/x-www-form-urlencoded";
constexpr std::string_view kTokensSchema = "OAuthTokens";
constexpr std::string_view kOAuthErrorSchema = "OAuthError";
constexpr std::string_view kSystemAnswerSchema = "PartnerSystemUserResponse";
constexpr std::string_view kSystemRequestSchema = "PartnerSystemUserRequest";

struct FormField {
  std::string_view name;
  std::string_view doc;
};

constexpr std::array kOfTokens{
    FormField{"grant_type", "authorization_code or refresh_token."},
    FormField{"client_id", "Of the app, unless Authorization says it."},
    FormField{"client_secret", "Likewise."},
    FormField{"code", "As the sign-in answered it; good once, for a minute."},
    FormField{"redirect_uri", "As the sign-in was asked with; redirect_url is read, too."},
    FormField{"code_verifier", "Of PKCE; needed just where a code_challenge was given."},
    FormField{"refresh_token", "As it was told."},
};
constexpr std::array kOfRevocation{
    FormField{"token", "An access token or a refresh token of the app."},
    FormField{"client_id", "Of the app, unless Authorization says it."},
    FormField{"client_secret", "Likewise."},
};
constexpr std::array kOfSignIn{
    FormField{"tenant", "Name of the tenant, unless the address says it."},
    FormField{"username", "The sign-in name."},
    FormField{"password", "May be empty."},
};

template <class Fields>
Json form(const Fields& fields) {
  std::vector<Member> members;
  for (const FormField& each : fields) {
    members.push_back({std::string(each.name),
                       object({{"type", text("string")}, {"description", text(each.doc)}})});
  }
  const Json schema = object({{"type", text("object")}, {"properties", object(members)}});
  return object({{"content", object({{std::string(kForm), object({{"schema", schema}})}})}});
}

Json body_of(Name name) {
  if (name == Name::Tokens) return form(kOfTokens);
  if (name == Name::RevokeToken) return form(kOfRevocation);
  if (name == Name::Authorize) return form(kOfSignIn);
  return object(
      {{"required", truth(true)},
       {"content",
        object({{std::string(kJson),
                 object({{"schema", reference_to("schemas", kSystemRequestSchema)}})}})}});
}

Json json_of(std::string_view schema) {
  return object({{std::string(kJson), object({{"schema", reference_to("schemas", schema)}})}});
}

Json page() { return object({{std::string(kHtml), object({{"schema", text_schema({})}})}}); }

Member answer(std::string_view status, std::string_view doc, const Json& content,
              std::string_view header = "") {
  return {std::string(status), object({{"description", text(doc)},
                                       {"headers", headers_for_pages({header})},
                                       {"content", content}})};
}

std::vector<Member> of_page() {
  return {
      {"200", object({{"description", text("To an app that asked for form_post: a page that "
                                           "sends it the answer.")},
                      {"headers", page_headers({})},
                      {"content", page()}})},
      {"303", object({{"description", text("Signed in, or not to be: back to the app, with a "
                                           "code or an error.")},
                      {"headers", page_headers({"Location"})}})},
      {"400", object({{"description", text("The app, its address or the form is not known: "
                                           "nothing is sent back to it.")},
                      {"headers", page_headers({})},
                      {"content", page()}})},
      {"401", object({{"description", text("The user name or password is not valid.")},
                      {"headers", page_headers({})},
                      {"content", page()}})},
      {"403", object({{"description", text("The form was sent by a page of another site, or the "
                                           "user may not sign in.")},
                      {"headers", page_headers({})},
                      {"content", page()}})},
      {"415", object({{"description", text("Something else than a form in UTF-8.")},
                      {"headers", page_headers({})},
                      {"content", page()}})},
      {"429", object({{"description", text("Too many wrong passwords.")},
                      {"headers", page_headers({"Retry-After"})},
                      {"content", page()}})}};
}

std::vector<Member> answers_of(Name name) {
  if (name == Name::Authorize) return of_page();
  if (name == Name::SystemSignIn) {
    return {answer("200", "The ticket inside a JWT, or why there is none.",
                   json_of(kSystemAnswerSchema)),
            answer("415", "Something else than JSON in UTF-8.",
                   json_of(schema_name(kRefusalSchema, Form::Json))),
            answer("429", "Too many wrong tries: ask again when the time is over.",
                   json_of(schema_name(kErrorSchema, Form::Json)), "Retry-After")};
  }
  std::vector<Member> answers;
  if (name == Name::Tokens) {
    answers.push_back(answer("200", "The tokens.", json_of(kTokensSchema)));
  } else {
    answers.push_back(answer("200", "Whatever it was, it is void now.", Json{}));
  }
  answers.push_back(answer("400", "In the words of RFC 6749.", json_of(kOAuthErrorSchema)));
  answers.push_back(answer("401", "The app is not known, or its secret is wrong; or it is revoked.",
                           json_of(kOAuthErrorSchema), "WWW-Authenticate"));
  answers.push_back(answer("429", "Too many wrong secrets: ask again when the time is over.",
                           json_of(kOAuthErrorSchema), "Retry-After"));
  answers.push_back(answer("503", "Too busy, or the tenant does not run: ask again.",
                           json_of(kOAuthErrorSchema), "Retry-After"));
  return answers;
}

}  // namespace

bool is_app_call(Name name) {
  return name == Name::Authorize || name == Name::Tokens || name == Name::RevokeToken ||
         name == Name::SystemSignIn;
}

Json post_of_app(const route::Route& route) {
  const Answered& answered = answered_at(route);
  std::vector<Member> responses = answers_of(route.name);
  for (Member& usual : refusals_of(route, Verb::Get)) {
    if (std::ranges::find(responses, usual.name, &Member::name) == responses.end()) {
      responses.push_back(std::move(usual));
    }
  }
  return object({{"tags", array({text(answered.tag->name)})},
                 {"summary", text(route.summary)},
                 {"operationId", text(std::string(answered.id) + "Post")},
                 {"security", security(false)},
                 {"parameters", parameters_of(route, Verb::Get)},
                 {"requestBody", body_of(route.name)},
                 {"responses", object(responses)}});
}

void append_app_schemas(std::vector<Member>& schemas) {
  const SchemaOptions json{Form::Json, Nulls::Never};
  schemas.push_back(
      {std::string(kOpenIdSchema), answer_schema<carrier::OpenIdConfiguration>(json)});
  schemas.push_back({std::string(kTokensSchema), answer_schema<carrier::OAuthTokens>(json)});
  schemas.push_back({std::string(kOAuthErrorSchema), answer_schema<carrier::OAuthError>(json)});
  schemas.push_back(
      {std::string(kSystemRequestSchema), answer_schema<carrier::SystemSignIn>(json)});
  schemas.push_back(
      {std::string(kSystemAnswerSchema), answer_schema<carrier::SystemSignInAnswer>(json)});
}

}  // namespace crm::reference
