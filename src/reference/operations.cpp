#include "reference/operations.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reference/answers.h"
#include "reference/bodies.h"
#include "reference/media_types.h"
#include "reference/page.h"
#include "reference/parameters.h"
#include "reference/schema.h"
#include "reference/schemas.h"
#include "reference/security.h"

namespace crm::reference {
namespace {

using route::Name;
using route::Route;

struct Tag {
  std::string_view name;
  std::string_view doc;
};

constexpr Tag kContact{"Contact", "Companies that something has happened to."};
constexpr Tag kUser{"User", "Who is signed in."};
constexpr Tag kTimeZone{"TimeZone", "Clocks."};
constexpr Tag kString{"String", "Texts of the program."};
constexpr Tag kSelf{"About", "What this server is and what it can be asked. No sign-in."};
constexpr Tag kOther{"HEAD and OPTIONS", "GET without its body, and the verbs of an address."};
constexpr std::array kTags{kContact, kUser, kTimeZone, kString, kSelf, kOther};

Json any_text() { return object({{"type", text("string")}}); }

// What GET answers at an address.
struct Answered {
  Name name;
  const Tag* tag;
  std::string_view id;  // operationId; HEAD and OPTIONS add their verb
  std::string_view doc;
  bool html;                // also as a page, or only so
  std::string_view schema;  // "": none
};

constexpr std::array kAnswered{
    Answered{Name::VersionInfo, &kSelf, "versionInfo",
             "Versions of the server, and where the API begins.", true, kVersionInfoSchema},
    Answered{Name::Catalogue, &kSelf, "catalogue", "Addresses with their verbs.", true,
             kCatalogueSchema},
    Answered{Name::GetMyActiveContacts, &kContact, "describeGetMyActiveContacts",
             "What the call is. It is not run.", true, kCatalogueSchema},
    Answered{Name::CurrentPrincipal, &kUser, "currentPrincipal", "The caller.", false,
             kPrincipalSchema},
    Answered{Name::TimeZones, &kTimeZone, "timeZones", "Every zone that lists show.", false,
             kTimeZonesSchema},
    Answered{Name::CurrentTimeZone, &kTimeZone, "currentTimeZone",
             "The zone in SO-TimeZone, else the base zone.", false, kTimeZoneSchema},
    Answered{Name::BaseTimeZone, &kTimeZone, "baseTimeZone", "The zone.", false, kTimeZoneSchema},
    Answered{Name::KnownLanguages, &kString, "knownLanguages", "Tags of the languages.", false,
             kLanguagesSchema},
    Answered{Name::ResourceString, &kString, "resourceString", "The text.", false, kTextSchema},
    Answered{Name::ResourceStringIn, &kString, "resourceStringIn", "The text.", false, kTextSchema},
    Answered{Name::OpenApi, &kSelf, "openApi", "An OpenAPI 3.1 document.", false, ""},
    Answered{Name::Reference, &kSelf, "reference", "A page that shows the document.", true, ""},
    Answered{Name::ReferenceFile, &kSelf, "referenceFile", "The file.", false, ""},
};

const Answered& answered_at(const Route& route) {
  for (const Answered& known : kAnswered) {
    if (known.name == route.name) return known;
  }
  return kAnswered.front();  // every name has its line, which a test proves
}

// One for each type that a file of the page has.
Json file_content() {
  std::vector<Member> types;
  for (const File& file : page_files()) {
    const std::string type(file.content_type.substr(0, file.content_type.find(';')));
    if (std::ranges::find(types, type, &Member::name) != types.end()) continue;
    types.push_back({type, object({{"schema", any_text()}})});
  }
  return object(types);
}

Json content(const Answered& answered) {
  if (answered.name == Name::ReferenceFile) return file_content();
  const Json page = object({{"schema", any_text()}});
  if (answered.name == Name::OpenApi) {
    return object({{std::string(kJson), object({{"schema", object({{"type", text("object")}})}})}});
  }
  if (answered.schema.empty()) return object({{std::string(kHtml), page}});
  const auto media = [&](Form form) {
    return object({{"schema", reference_to("schemas", schema_name(answered.schema, form))}});
  };
  return in_every_type(media(Form::Json), media(Form::Xml), answered.html ? page : Json{});
}

bool is_of_the_page(const Answered& answered) {
  return answered.name == Name::Reference || answered.name == Name::ReferenceFile;
}

Json ok(const Route& route, const Answered& answered, Verb verb) {
  const bool told = route.needs_caller && !route.post;
  return object(
      {{"description", text(answered.doc)},
       {"headers", headers({"Cache-Control", "Vary", "Content-Encoding", told ? "SO-TIMEZONE" : "",
                            is_of_the_page(answered) ? "Content-Security-Policy" : "",
                            "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials",
                            "Access-Control-Expose-Headers"})},
       {"content", verb == Verb::Head ? Json{} : content(answered)}});
}

// Without the slash at its end the address of the page sends to the one with it.
Json redirect() {
  return object({{"description", text("The page stands at the same address with a slash.")},
                 {"headers", headers({"Cache-Control", "Vary", "Location"})}});
}

Json rows_ok() {
  return object(
      {{"description",
        text("The companies, each once with the latest of what has happened; an empty "
             "list when nothing has.")},
       {"headers", headers({"Cache-Control", "Vary", "Content-Encoding", "SO-TIMEZONE",
                            "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials",
                            "Access-Control-Expose-Headers"})},
       {"content", rows_content()}});
}

Json verbs_told() {
  return object(
      {{"description",
        text("The verbs of the address; to a browser that asks for a page, also what "
             "the page may send.")},
       {"headers", headers({"Cache-Control", "Vary", "Allow", "Access-Control-Allow-Origin",
                            "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods",
                            "Access-Control-Allow-Headers", "Access-Control-Max-Age"})}});
}

// All answers of an operation. To HEAD nothing has a body.
Json responses(const Route& route, Verb verb, Member good) {
  std::vector<Member> all{std::move(good)};
  if (route.name == Name::Reference && verb != Verb::Options) all.push_back({"308", redirect()});
  for (Member& refusal : refusals_of(route, verb)) all.push_back(std::move(refusal));
  return object(all);
}

Json get(const Route& route, Verb verb) {
  const Answered& answered = answered_at(route);
  const bool head = verb == Verb::Head;
  const bool describes = route.name == Name::GetMyActiveContacts;
  const std::string summary{describes ? answered.doc : route.summary};
  return object({{"tags", array({text((head ? kOther : *answered.tag).name)})},
                 {"summary", text(summary)},
                 {"operationId", text(std::string(answered.id) + (head ? "Head" : ""))},
                 {"security", security(route.needs_caller && !describes)},
                 {"parameters", parameters_of(route, verb)},
                 {"responses", responses(route, verb, {"200", ok(route, answered, verb)})}});
}

Json post(const Route& route) {
  return object({{"tags", array({text(kContact.name)})},
                 {"summary", text(route.summary)},
                 {"operationId", text("getMyActiveContacts")},
                 {"security", security(true)},
                 {"parameters", parameters_of(route, Verb::Post)},
                 {"requestBody", request_body()},
                 {"responses", responses(route, Verb::Post, {"200", rows_ok()})}});
}

Json options(const Route& route) {
  return object({{"tags", array({text(kOther.name)})},
                 {"summary", text("The verbs of the address.")},
                 {"operationId", text(std::string(answered_at(route).id) + "Options")},
                 {"security", security(false)},
                 {"parameters", parameters_of(route, Verb::Options)},
                 {"responses", responses(route, Verb::Options, {"204", verbs_told()})}});
}

}  // namespace

Json path_item(const Route& route) {
  return object({{"post", route.post ? post(route) : Json{}},
                 {"get", route.get ? get(route, Verb::Get) : Json{}},
                 {"head", route.get ? get(route, Verb::Head) : Json{}},
                 {"options", options(route)}});
}

Json all_tags() {
  std::vector<Json> all;
  for (const Tag& tag : kTags) {
    all.push_back(object({{"name", text(tag.name)}, {"description", text(tag.doc)}}));
  }
  return array(all);
}

}  // namespace crm::reference
