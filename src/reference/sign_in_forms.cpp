#include "reference/sign_in_forms.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

constexpr std::string_view kForm = "application/x-www-form-urlencoded";

// What the page answers instead of an error in JSON.
struct PageRefusal {
  std::string_view status;
  std::string_view doc;
  bool on_log_out = true;
};

constexpr std::array kRefusals{
    PageRefusal{"400", "The form, or the whole message, is malformed."},
    PageRefusal{"401", "The user name or password is not valid, or the XSRF value is wrong."},
    PageRefusal{"403",
                "The form was sent by a page of another site, or the user is retired "
                "or waiting for approval."},
    PageRefusal{"415", "Something else than a form in UTF-8."},
    PageRefusal{"429", "Too many wrong passwords: ask again when the time is over.", false},
    PageRefusal{"503", "Too busy, or stopping: ask again."},
};

Json text_field(std::string_view doc) {
  return object({{"type", text("string")}, {"description", text(doc)}});
}

Json body(bool is_sign_in) {
  const Json schema =
      is_sign_in
          ? object(
                {{"type", text("object")},
                 {"properties",
                  object({{"username", text_field("The sign-in name.")},
                          {"password", text_field("May be empty.")},
                          {"returnUrl", text_field("Where to go then: a path of this server.")}})},
                 {"required", array({text("username")})}})
          : object({{"type", text("object")},
                    {"properties",
                     object({{"XSRF_TOKEN", text_field("The session's, unless X-XSRF-TOKEN is "
                                                       "sent.")}})}});
  const Json value = is_sign_in ? object({{"username", text("anna")},
                                          {"password", text("correct horse")},
                                          {"returnUrl", text("/reference/")}})
                                : object({{"XSRF_TOKEN", text("kq3vT9")}});
  const Json examples = object({{"form", object({{"value", value}})}});
  return object({{"required", truth(is_sign_in)},
                 {"content", object({{std::string(kForm),
                                      object({{"schema", schema}, {"examples", examples}})}})}});
}

Json sent_on(bool is_sign_in) {
  return object({{"description",
                  text(is_sign_in ? "Signed in: to returnUrl, or to the page again."
                                  : "Logged out, or nobody was signed in: to the sign-in page.")},
                 {"headers", page_headers({"Location", "Set-Cookie"})}});
}

Json refused(const PageRefusal& refusal) {
  const bool waits = refusal.status == "429" || refusal.status == "503";
  const Json error = reference_to("schemas", schema_name(kErrorSchema, Form::Json));
  return object({{"description", text(refusal.doc)},
                 {"headers", page_headers({waits ? "Retry-After" : ""})},
                 {"content", object({{std::string(kHtml), object({{"schema", text_schema({})}})},
                                     {std::string(kJson), object({{"schema", error}})}})}});
}

}  // namespace

Json post_of_form(const route::Route& route) {
  const bool is_sign_in = route.name == route::Name::SignIn;
  const Answered& answered = answered_at(route);
  std::vector<Member> responses{{"303", sent_on(is_sign_in)}};
  for (Member& usual : refusals_of(route, Verb::Get)) {
    if (std::ranges::find(kRefusals, usual.name, &PageRefusal::status) == kRefusals.end()) {
      responses.push_back(std::move(usual));
    }
  }
  for (const PageRefusal& each : kRefusals) {
    if (is_sign_in || each.on_log_out)
      responses.push_back({std::string(each.status), refused(each)});
  }
  const Json xsrf = array({reference_to("parameters", "xsrfToken")});
  return object({{"tags", array({text(answered.tag->name)})},
                 {"summary", text(route.summary)},
                 {"operationId", text(std::string(answered.id) + "Post")},
                 {"security", security(false)},
                 {"parameters", is_sign_in ? Json{} : xsrf},
                 {"requestBody", body(is_sign_in)},
                 {"responses", object(responses)}});
}

}  // namespace crm::reference
