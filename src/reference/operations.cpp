#include "reference/operations.h"

#include <string>
#include <utility>
#include <vector>

#include "reference/answered.h"
#include "reference/app_calls.h"
#include "reference/headers.h"
#include "reference/parameters.h"
#include "reference/refusals.h"
#include "reference/request_body.h"
#include "reference/rows.h"
#include "reference/security.h"
#include "reference/sign_in_forms.h"

namespace crm::reference {
namespace {

using route::Name;
using route::Route;

bool is_of_sign_in(const Answered& answered) {
  return answered.name == Name::SignIn || answered.name == Name::SignInFile ||
         answered.name == Name::SignOut || answered.name == Name::Authorize;
}

Json ok(const Route& route, const Answered& answered, Verb verb) {
  if (is_of_sign_in(answered)) {
    return object({{"description", text(answered.doc)},
                   {"headers", page_headers({})},
                   {"content", verb == Verb::Head ? Json{} : content(answered)}});
  }
  const bool told = route.needs_caller && !route.post;
  return object({{"description", text(answered.doc)},
                 {"headers", headers_for_pages({"Content-Encoding", told ? "SO-TIMEZONE" : "",
                                                told ? "" : "Content-Security-Policy"})},
                 {"content", verb == Verb::Head ? Json{} : content(answered)}});
}

Json redirect() {
  return object({{"description", text("The address was written without the slash at its end, which "
                                      "the page needs: ask there.")},
                 {"headers", headers_for_pages({"Location"})}});
}

Json rows_ok() {
  return object({{"description",
                  text("The companies, each once with the latest of what has happened; an empty "
                       "list when nothing has.")},
                 {"headers", headers_for_pages({"Content-Encoding", "SO-TIMEZONE"})},
                 {"content", rows_content()}});
}

Json token_ok() {
  return object({{"description", text("The token; valid for an hour, another one each time.")},
                 {"headers", headers_for_pages({"Content-Encoding", "SO-TIMEZONE"})},
                 {"content", text_content()}});
}

Json verbs_told() {
  return object(
      {{"description",
        text("The verbs of the address; to a browser that asks for a page, also what "
             "the page may send.")},
       {"headers", headers({"Allow", "Access-Control-Allow-Origin",
                            "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods",
                            "Access-Control-Allow-Headers", "Access-Control-Max-Age"})}});
}

// All answers of an operation. To HEAD nothing has a body.
Json responses(const Route& route, Verb verb, Member good) {
  std::vector<Member> all{std::move(good)};
  if (route.name == Name::Reference && verb != Verb::Options) all.push_back({"308", redirect()});
  if (route.name == Name::Authorize && verb != Verb::Options) {
    all.push_back({"303", object({{"description", text("Back to the app, with what was wrong.")},
                                  {"headers", page_headers({"Location"})}})});
  }
  for (Member& refusal : refusals_of(route, verb)) all.push_back(std::move(refusal));
  return object(all);
}

Json get(const Route& route, Verb verb) {
  const Answered& answered = answered_at(route);
  const bool head = verb == Verb::Head;
  const bool describes = route.post;
  const std::string summary{describes ? answered.doc : route.summary};
  return object({{"tags", array({text((head ? kOtherTag : *answered.tag).name)})},
                 {"summary", text(summary)},
                 {"operationId", text(std::string(answered.id) + (head ? "Head" : ""))},
                 {"security", security(route.needs_caller && !describes)},
                 {"parameters", parameters_of(route, verb)},
                 {"responses", responses(route, verb, {"200", ok(route, answered, verb)})}});
}

// Takes no arguments, so no body is described; one that is sent means nothing.
Json post_for_a_token(const Route& route) {
  return object({{"tags", array({text(kUserTag.name)})},
                 {"summary", text(route.summary)},
                 {"operationId", text("getCurrentToken")},
                 {"security", security(true)},
                 {"parameters", parameters_of(route, Verb::Post)},
                 {"responses", responses(route, Verb::Post, {"200", token_ok()})}});
}

Json post(const Route& route) {
  if (route.name == Name::GetCurrentToken) return post_for_a_token(route);
  return object({{"tags", array({text(kContactTag.name)})},
                 {"summary", text(route.summary)},
                 {"operationId", text("getMyActiveContacts")},
                 {"security", security(true)},
                 {"parameters", parameters_of(route, Verb::Post)},
                 {"requestBody", request_body()},
                 {"responses", responses(route, Verb::Post, {"200", rows_ok()})}});
}

Json options(const Route& route) {
  return object({{"tags", array({text(kOtherTag.name)})},
                 {"summary", text("The verbs of the address.")},
                 {"operationId", text(std::string(answered_at(route).id) + "Options")},
                 {"security", security(false)},
                 {"parameters", parameters_of(route, Verb::Options)},
                 {"responses", responses(route, Verb::Options, {"204", verbs_told()})}});
}

}  // namespace

Json path_item(const Route& route, const Json& servers) {
  const auto posted = [&] {
    if (is_app_call(route.name)) return post_of_app(route);
    return route.needs_caller ? post(route) : post_of_form(route);
  };
  return object({{"servers", servers},
                 {"post", route.post ? posted() : Json{}},
                 {"get", route.get ? get(route, Verb::Get) : Json{}},
                 {"head", route.get ? get(route, Verb::Head) : Json{}},
                 {"options", options(route)}});
}

}  // namespace crm::reference
