#include "reference/openapi.h"

#include <string_view>
#include <vector>

#include "reference/answered.h"
#include "reference/headers.h"
#include "reference/json.h"
#include "reference/operations.h"
#include "reference/parameters.h"
#include "reference/refusals.h"
#include "reference/schemas.h"
#include "reference/security.h"
#include "reference/services.h"
#include "route/route.h"

namespace crm::reference {
namespace {

constexpr std::string_view kIntroduction =
    "Which of my companies has something happened to? One call answers that; the rest of this page "
    "tells who is asking, which words and clocks there are, and what the server is.\n\n"
    "- Letter case in paths does not matter, one / at the end is ignored, and percent-escapes are "
    "decoded before comparing.\n"
    "- Every address answers the verbs that are described, and OPTIONS; those of methods of "
    "services also GET and HEAD, which describe them; any other verb is a 405 with Allow, and an "
    "unknown address a 404.\n"
    "- Answers are in the type that Accept asks for, errors as well; when none of ours is asked "
    "for, in "
    "JSON. Text is UTF-8.\n"
    "- Every answer has Cache-Control, Pragma and Expires against keeping it, "
    "X-Content-Type-Options, "
    "Server, Date and, where it has a body, Content-Type and Content-Length.\n"
    "- Errors have real status codes. Those that the network finds before there is a whole request "
    "(400, 408, 413, 414, 417, 431, 501, 503, 505) are always JSON.";

Json info(const Settings& settings) {
  return object(
      {{"title", text("Active Contacts")},
       {"summary", text("Companies of the current user with activity since a point in time.")},
       {"description", text(kIntroduction)},
       {"license",
        object({{"name", text("Apache License 2.0")}, {"identifier", text("Apache-2.0")}})},
       {"version", text(settings.version)}});
}

// Where the host begins: "/", or of a whole address all in front of its path.
std::string host_root(const std::string& server_url) {
  const auto authority = server_url.find("://");
  if (authority == std::string::npos) return "/";
  return server_url.substr(0, server_url.find('/', authority + 3));
}

Json servers(std::string_view url) { return array({object({{"url", text(url)}})}); }

Json paths(const Settings& settings, const std::vector<Member>& services) {
  std::vector<Member> all;
  for (const route::Route& route : route::all_routes()) {
    if (route.standing != route::Standing::Installation) {
      all.push_back({std::string(route.path), path_item(route)});
    } else if (settings.online) {
      all.push_back(
          {std::string(route.path), path_item(route, servers(host_root(settings.server_url)))});
    }
  }
  all.insert(all.end(), services.begin(), services.end());
  return object(all);
}

// Those that services need, behind the others.
Json with_schemas_of(const Services& services, std::vector<Member> schemas) {
  for (const auto& [name, schema] : services.schemas) {
    if (!schema.is_none()) schemas.push_back({name, schema});
  }
  return object(schemas);
}

}  // namespace

std::string openapi_document(const Settings& settings) {
  const std::vector<Member> plain = plain_schemas(settings.online);
  const Services services = all_services(plain);
  return object({{"openapi", text("3.1.0")},
                 {"info", info(settings)},
                 {"servers", servers(settings.server_url)},
                 {"tags", all_tags(services.tags)},
                 {"paths", paths(settings, services.paths)},
                 {"components", object({{"schemas", with_schemas_of(services, plain)},
                                        {"parameters", all_parameters()},
                                        {"headers", all_headers()},
                                        {"responses", all_refusals(settings.limits)},
                                        {"securitySchemes", all_security_schemes()}})}})
      .written;
}

}  // namespace crm::reference
