#include "reference/answered.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <vector>

#include "reference/app_calls.h"
#include "reference/lookup_schemas.h"
#include "reference/media_types.h"
#include "reference/page.h"
#include "reference/schema.h"

namespace crm::reference {
namespace {

using route::Name;

constexpr Tag kTimeZone{"TimeZone", "Clocks."};
constexpr Tag kString{"String", "Texts of the program."};
constexpr Tag kBrowser{"Browser", "Sign-in for people, at a page."};
constexpr Tag kForApps{"Apps", "Programs of partners, and sign-in for them. Online."};
constexpr Tag kSelf{"About", "What this server is and what it can be asked. No sign-in."};
constexpr std::array kTags{kContactTag, kUserTag, kTimeZone, kString,
                           kBrowser,    kForApps, kSelf,     kOtherTag};

Json any_text() { return object({{"type", text("string")}}); }

constexpr std::array kAnswered{
    Answered{Name::VersionInfo, &kSelf, "versionInfo",
             "Versions of the server, and where the API begins.", true, kVersionInfoSchema},
    Answered{Name::Catalogue, &kSelf, "catalogue", "Addresses with their verbs.", true,
             kCatalogueSchema},
    Answered{Name::GetMyActiveContacts, &kContactTag, "describeGetMyActiveContacts",
             "What the call is. It is not run.", true, kCatalogueSchema},
    Answered{Name::CurrentPrincipal, &kUserTag, "currentPrincipal", "The caller.", false,
             kPrincipalSchema},
    Answered{Name::CurrentToken, &kUserTag, "currentToken",
             "An access token for Bearer: valid for an hour, another one each time.", false,
             kTextSchema},
    Answered{Name::GetCurrentToken, &kUserTag, "describeGetCurrentToken",
             "What the call is. It is not run.", true, kCatalogueSchema},
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
    Answered{Name::SignIn, &kBrowser, "signIn", "Who is signed in, or a form to sign in with.",
             true, ""},
    Answered{Name::SignInFile, &kBrowser, "signInFile", "The file.", false, ""},
    Answered{Name::SignOut, &kBrowser, "signOut", "Likewise.", true, ""},
    Answered{Name::TenantStatus, &kSelf, "tenantStatus",
             "Its state; Unknown for a tenant that is not there.", false, kTenantStatusSchema},
    Answered{Name::OpenIdConfiguration, &kForApps, "openIdConfiguration",
             "What OpenID Connect calls discovery.", false, kOpenIdSchema},
    Answered{Name::Jwks, &kForApps, "jwks", "A JWK Set.", false, ""},
    Answered{Name::Authorize, &kForApps, "authorize",
             "A form to sign in with; 303 goes back to the app with what was wrong.", true, ""},
    Answered{Name::Tokens, &kForApps, "tokens", "", false, ""},
    Answered{Name::RevokeToken, &kForApps, "revokeToken", "", false, ""},
    Answered{Name::SystemSignIn, &kForApps, "authenticateSystemUser", "", false, ""},
};

Json media(std::string_view schema, Form form) {
  return object({{"schema", reference_to("schemas", schema_name(schema, form))}});
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

}  // namespace

const Answered& answered_at(const route::Route& route) {
  const auto found = std::ranges::find(kAnswered, route.name, &Answered::name);
  assert(found != kAnswered.end());  // every name has its line
  return *found;
}

Json content(const Answered& answered) {
  if (answered.name == Name::ReferenceFile) return file_content();
  const Json page = object({{"schema", any_text()}});
  if (answered.name == Name::SignInFile) {
    return object({{"text/css", page}, {"image/svg+xml", page}, {"text/javascript", page}});
  }
  if (answered.name == Name::OpenIdConfiguration) {
    return object(
        {{std::string(kJson), object({{"schema", reference_to("schemas", answered.schema)}})}});
  }
  if (answered.name == Name::OpenApi || answered.name == Name::Jwks) {
    return object({{std::string(kJson), object({{"schema", object({{"type", text("object")}})}})}});
  }
  if (answered.schema.empty()) return object({{std::string(kHtml), page}});
  return in_every_type(media(answered.schema, Form::Json), media(answered.schema, Form::Xml),
                       answered.html ? page : Json{});
}

Json text_content() {
  return in_every_type(media(kTextSchema, Form::Json), media(kTextSchema, Form::Xml));
}

Json all_tags(const std::vector<std::string>& services) {
  std::vector<Json> all;
  for (const Tag& tag : kTags) {
    all.push_back(object({{"name", text(tag.name)}, {"description", text(tag.doc)}}));
  }
  for (const std::string& service : services) {
    if (std::ranges::find(kTags, service, &Tag::name) != kTags.end()) continue;
    all.push_back(object(
        {{"name", text(service)}, {"description", text("Methods of Agents/" + service + ".")}}));
  }
  return array(all);
}

}  // namespace crm::reference
