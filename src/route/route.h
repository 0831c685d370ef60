// The addresses that this server answers, in one table [wire: Address and methods]. Finding the one
// that a request means, telling what there is, and documenting it all go by the table.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace crm::route {

enum class Name : std::uint8_t {
  VersionInfo,
  Catalogue,
  GetMyActiveContacts,
  CurrentPrincipal,
  CurrentToken,
  GetCurrentToken,
  TimeZones,
  CurrentTimeZone,
  BaseTimeZone,
  KnownLanguages,
  ResourceString,
  ResourceStringIn,
  OpenApi,
  Reference,
  ReferenceFile,
  SignIn,
  SignInFile,
  SignOut,
  TenantStatus,
  OpenIdConfiguration,
  Jwks,
  Authorize,
  Tokens,
  RevokeToken,
  SystemSignIn,
  SetDocumentStream,
  GetDocumentStream,
  AgentMethod,
  CurrentUser,
  CurrentAssociate,
  DefaultEntity,
  Entities,
  Entity,
};

// Where an address stands in an installation of many tenants. On site those of the installation
// are not there.
enum class Standing : std::uint8_t {
  Tenant,        // below the path of each tenant
  Installation,  // at the root of the host, and about no tenant
  Both,
};

struct Route {
  Name name;
  std::string_view path;  // below the root of the host or the prefix; parameters in braces
  bool get = false;  // GET and HEAD; where there is POST too, they describe it and never run it
  bool post = false;
  bool needs_caller = true;     // for what it does; descriptions need none
  std::string_view summary;     // one line
  std::string_view query = "";  // the parameter behind the ?, if it takes one
  Standing standing = Standing::Tenant;
  bool takes_upload = false;  // its body may be larger than others, and is then not in memory
  bool change = false;        // PUT, PATCH and DELETE
};

inline constexpr std::array kRoutes{
    Route{Name::VersionInfo, "/api", true, false, false, "Versions, and where the API begins."},
    Route{Name::Catalogue, "/api/v1", true, false, false, "Every address with its verbs."},
    Route{Name::GetMyActiveContacts, "/api/v1/Agents/Contact/GetMyActiveContacts", true, true, true,
          "Companies of the current user with activity since a point in time.", "$select"},
    Route{Name::CurrentPrincipal, "/api/v1/User/currentPrincipal", true, false, true,
          "Who is signed in."},
    Route{Name::CurrentToken, "/api/v1/User/currentToken", true, false, true,
          "A new access token of the caller."},
    Route{Name::GetCurrentToken, "/api/v1/Agents/User/GetCurrentToken", true, true, true,
          "A new access token of the caller."},
    Route{Name::TimeZones, "/api/v1/TimeZone", true, false, true, "All time zones."},
    Route{Name::CurrentTimeZone, "/api/v1/TimeZone/current", true, false, true,
          "The time zone of the caller."},
    Route{Name::BaseTimeZone, "/api/v1/TimeZone/base", true, false, true,
          "The time zone that data belong to."},
    Route{Name::KnownLanguages, "/api/v1/String/KnownLanguages", true, false, true,
          "Languages that texts are known in."},
    Route{Name::ResourceString, "/api/v1/String/{sr_id}", true, false, true,
          "A text of the program by its name.", "isoLangCode"},
    Route{Name::ResourceStringIn, "/api/v1/String/{sr_id}/{iso}", true, false, true,
          "A text of the program in one language."},
    Route{Name::OpenApi, "/openapi.json", true, false, false, "This document.", "", Standing::Both},
    Route{Name::Reference, "/reference/", true, false, false, "This document, made readable.", "",
          Standing::Both},
    Route{Name::ReferenceFile, "/reference/{file}", true, false, false, "What that page needs.", "",
          Standing::Both},
    Route{Name::SignIn, "/login", true, true, false, "Sign-in with a browser."},
    Route{Name::SignInFile, "/login/{page_file}", true, false, false, "What that page needs.", "",
          Standing::Both},
    Route{Name::SignOut, "/logout", true, true, false, "The end of a browser's session."},
    Route{Name::TenantStatus, "/api/state/{tenant}", true, false, false,
          "Whether a tenant is answered, and where.", "", Standing::Installation},
    Route{Name::OpenIdConfiguration, "/login/.well-known/openid-configuration", true, false, false,
          "What there is to sign in with for an app.", "", Standing::Installation},
    Route{Name::Jwks, "/login/.well-known/jwks", true, false, false,
          "The keys that id_tokens are signed with.", "", Standing::Installation},
    Route{Name::Authorize, "/login/{context}/oauth/authorize", true, true, false,
          "Sign-in for an app.", "", Standing::Installation},
    Route{Name::Tokens, "/login/{context}/oauth/tokens", false, true, false,
          "Tokens for a code or a refresh token.", "", Standing::Installation},
    Route{Name::RevokeToken, "/login/{context}/oauth/revoke", false, true, false,
          "Makes a token of an app void.", "", Standing::Installation},
    Route{Name::SystemSignIn, "/Login/api/PartnerSystemUser/Authenticate", false, true, false,
          "A ticket of a tenant's system user, for an app.", "", Standing::Installation},
};

[[nodiscard]] inline std::span<const Route> all_routes() { return kRoutes; }

// Behind those: addresses of what services do. Those with parameters each stand for many calls, of
// which the tables of services tell (agent/contact_methods.h and so on).
inline constexpr std::array kServiceRoutes{
    Route{Name::SetDocumentStream, "/api/v1/Agents/Document/SetDocumentStreamFromId", true, true,
          true, "Gives a document its content.", "", Standing::Tenant, true},
    Route{Name::GetDocumentStream, "/api/v1/Agents/Document/GetDocumentStream", true, true, true,
          "The content of a document."},
    Route{Name::AgentMethod, "/api/v1/Agents/{agent}/{method}", true, true, true,
          "A method of a service."},
    Route{Name::CurrentUser, "/api/v1/User/current", true, false, true,
          "The user who is signed in.", "$select"},
    Route{Name::CurrentAssociate, "/api/v1/User/currentAssociate", true, false, true,
          "Who is signed in, in short.", "$select"},
    Route{Name::DefaultEntity, "/api/v1/{entity}/default", true, false, true,
          "One that is not saved yet, with what new ones begin with.", "$select"},
    Route{Name::Entities, "/api/v1/{entity}", false, true, true, "Makes one.", "$select"},
    Route{Name::Entity, "/api/v1/{entity}/{id}", true, false, true, "One by its number.", "$select",
          Standing::Tenant, false, true},
};

}  // namespace crm::route
