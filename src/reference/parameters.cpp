#include "reference/parameters.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crm::reference {
namespace {

// Which operations take a parameter.
enum class Of : std::uint8_t {
  Call,       // the call alone
  Callers,    // every operation that needs a caller, in whose words and by whose clock it answers
  Bodies,     // every answer with a body
  Text,       // the texts of the program
  Preflight,  // OPTIONS
  Entities,   // calls by REST, as they say
};

struct Parameter {
  std::string_view key;  // in components/parameters
  std::string_view name;
  std::string_view in;
  Of of;
  std::string_view doc;
  std::string_view example;
  std::string_view pattern;  // "": any text
};

constexpr std::string_view kContentEncoding = "contentEncoding";

// Names compare in any case. An empty value is not the same as an absent field. The example stands
// in the schema, where it is shown; an example of the parameter itself would be filled in by
// viewers and sent by whoever tries a call.
constexpr std::array kParameters{
    Parameter{
        "select", "$select", "query", Of::Call,
        "Members to tell, with commas between them and / into an object: all others are null "
        "(in XML left out, where there is no null). Any case; %24select will do; unknown names "
        "are ignored; empty: all.",
        "name,department,category/id", ""},
    Parameter{"acceptLanguage", "Accept-Language", "header", Of::Callers,
              "Languages of texts, unless SO-Language is there. Empty, *, x or -: texts as stored.",
              "nb, en;q=0.5", ""},
    Parameter{"language", "SO-Language", "header", Of::Callers,
              "Languages of texts, instead of Accept-Language. Empty, *, x or -: texts as stored.",
              "nb", ""},
    Parameter{
        "culture", "SO-Culture", "header", Of::Callers,
        "How dates and numbers inside texts are written. Ignored without a language, which is "
        "also its default.",
        "nb-NO", ""},
    Parameter{"timeZone", "SO-TimeZone", "header", Of::Callers,
              "Code or number of the zone that dates are told and read in, and includeTZOffset for "
              "their offset. Neither: base zone, with offset. An unknown zone is a 400.",
              "NO,includeTZOffset", ""},
    Parameter{"browserOffset", "SO-Browser-TZ-Offset", "header", Of::Callers,
              "Minutes east of UTC, as the client sends them. Changes nothing.", "60", ""},
    Parameter{kContentEncoding, "Content-Encoding", "header", Of::Call,
              "How the body is compressed: gzip or identity; any other is a 415.", "gzip",
              "^([Gg][Zz][Ii][Pp]|[Ii][Dd][Ee][Nn][Tt][Ii][Tt][Yy])?$"},
    Parameter{"acceptEncoding", "Accept-Encoding", "header", Of::Bodies,
              "With gzip, larger answers are compressed.", "gzip", ""},
    Parameter{
        "xsrfToken", "X-XSRF-TOKEN", "header", Of::Callers,
        "The proof of a session in a browser, beside the cookie SO_SESSION. Its presence keeps the "
        "challenge of a 401 away.",
        "kq3vT9", ""},
    Parameter{"appToken", "SO-AppToken", "header", Of::Callers,
              "The secret of an application: needed with a ticket online, never looked at on site.",
              "0123456789abcdef", ""},
    Parameter{"requestedWith", "X-Requested-With", "header", Of::Callers,
              "Its presence keeps the challenge of a 401 away.", "XMLHttpRequest", ""},
    Parameter{"isoLangCode", "isoLangCode", "query", Of::Text, "The language of the text.", "sv",
              ""},
    Parameter{
        kModifiedSinceParameter, "If-Modified-Since", "header", Of::Entities,
        "A date of HTTP, or a stamp as entities tell it: 304 where nothing has changed since.",
        "Mon, 05 Jan 2026 12:00:00 GMT", ""},
    Parameter{
        kUnmodifiedSinceParameter, "If-Unmodified-Since", "header", Of::Entities,
        "A date of HTTP, which knows seconds, or UpdatedDate, which is exact: 412 where it has "
        "been changed since.",
        "2026-01-05T12:00:00.1234567Z", ""},
    Parameter{"origin", "Origin", "header", Of::Preflight, "Where the page that asks comes from.",
              "https://crm.example.test", ""},
    Parameter{"requestMethod", "Access-Control-Request-Method", "header", Of::Preflight,
              "The verb that the page wants to send.", "POST", ""},
    Parameter{"requestHeaders", "Access-Control-Request-Headers", "header", Of::Preflight,
              "The header fields that the page wants to send.", "authorization, content-type", ""},
};

struct PathParameter {
  std::string_view name;
  std::string_view doc;
  std::string_view example;
};

constexpr std::array kPathParameters{
    PathParameter{"sr_id", "Name of the text, in capitals.", "SR_YES"},
    PathParameter{"iso", "The language of the text.", "sv"},
    PathParameter{"file", "Name of the file.", "reference.js"},
    PathParameter{"tenant", "Name of the tenant.", "Cust12345"},
    PathParameter{"context", "common, or the name of a tenant.", "common"},
    PathParameter{"page_file", "Name of the file.", "sign_in.css"},
};

Json written(const Parameter& known) {
  const Json schema = object({{"type", text("string")},
                              {"pattern", known.pattern.empty() ? Json{} : text(known.pattern)},
                              {"examples", array({text(known.example)})}});
  return object({{"name", text(known.name)},
                 {"in", text(known.in)},
                 {"description", text(known.doc)},
                 {"schema", schema}});
}

Json written(const PathParameter& part) {
  return object({{"name", text(part.name)},
                 {"in", text("path")},
                 {"description", text(part.doc)},
                 {"required", truth(true)},
                 {"schema", object({{"type", text("string")}})},
                 {"example", text(part.example)}});
}

bool takes(const route::Route& route, Verb verb, Of of) {
  if (verb == Verb::Options) return of == Of::Preflight;
  const bool call = verb == Verb::Post && route.name == route::Name::GetMyActiveContacts;
  switch (of) {
    case Of::Call:
      return call;
    case Of::Callers:
      return verb == Verb::Post || (route.needs_caller && !route.post);
    case Of::Bodies:
      return true;
    case Of::Text:
      return route.name == route::Name::ResourceString;
    case Of::Preflight:
    case Of::Entities:
      return false;
  }
  return false;
}

}  // namespace

Json all_parameters() {
  std::vector<Member> all;
  for (const Parameter& known : kParameters) {
    all.push_back({std::string(known.key), written(known)});
  }
  return object(all);
}

std::vector<Json> service_parameters(bool sends, bool tells) {
  std::vector<Json> found;
  for (const Parameter& known : kParameters) {
    const bool is_of_body = known.key == kContentEncoding;
    const bool takes = known.of == Of::Callers || (known.of == Of::Bodies && tells) ||
                       (known.of == Of::Call && (is_of_body ? sends : tells));
    if (takes) found.push_back(reference_to("parameters", known.key));
  }
  return found;
}

Json parameters_of(const route::Route& route, Verb verb) {
  std::vector<Json> found;
  for (const PathParameter& part : kPathParameters) {
    if (route.path.find("{" + std::string(part.name) + "}") == std::string_view::npos) continue;
    found.push_back(written(part));
  }
  for (const Parameter& known : kParameters) {
    if (takes(route, verb, known.of)) found.push_back(reference_to("parameters", known.key));
  }
  return found.empty() ? Json{} : array(found);
}

}  // namespace crm::reference
