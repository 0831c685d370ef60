#include "server/callable.h"

#include <string_view>

#include "route/entity_verbs.h"
#include "server/describe.h"

namespace crm::server {

std::string text_of(const Call& call) { return with_query(call.query, call.summary); }

std::vector<carrier::CatalogueEntry> callable(const Calls& calls, const Entities& entities) {
  std::vector<carrier::CatalogueEntry> all;
  for (const route::Route& route : route::kServiceRoutes) {
    const bool is_one_call = route.path.find('{') == std::string_view::npos;
    if (!is_one_call) continue;
    const std::string path(route.path);
    const std::string text = with_query(route.query, std::string(route.summary));
    all.push_back({path, "GET", route.post ? std::string(kDescribesTheCall) : text});
    if (route.post) all.push_back({path, "POST", text});
  }
  calls.for_each([&](const Call& call) {
    const std::string path = "/api/v1/Agents/" + call.agent + "/" + call.method;
    all.push_back({path, "GET", std::string(kDescribesTheCall)});
    all.push_back({path, "POST", text_of(call)});
  });
  entities.for_each([&](const EntityCalls& entity) {
    for (const route::EntityVerb& verb : route::kEntityVerbs) {
      const std::string_view query =
          verb.tells_entity ? route::service_route(verb.name).query : std::string_view();
      all.push_back({route::path_of(verb, entity.name), std::string(verb.verb),
                     with_query(query, route::line_of(verb, entity.noun))});
    }
  });
  return all;
}

}  // namespace crm::server
