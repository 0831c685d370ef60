#include "reference/entity_operation.h"

#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "reference/headers.h"
#include "reference/media_types.h"
#include "reference/method_operation.h"
#include "reference/parameters.h"
#include "reference/refusals.h"
#include "reference/security.h"
#include "route/entity_verbs.h"

namespace crm::reference {
namespace {

using route::EntityVerb;

// A list of operations, or an object with what changes.
Json patch_body(const EntityPaths& entity) {
  constexpr std::array<std::string_view, 4> kOperations{"add", "remove", "replace", "test"};
  const Json operation = object(
      {{"type", text("object")},
       {"properties",
        object({{"op", object({{"type", text("string")}, {"enum", texts(kOperations)}})},
                {"path", object({{"type", text("string")},
                                 {"description", text("A member in any case, with or without / in "
                                                      "front; /- or /0 behind it for an item.")}})},
                {"value", object({{"description", text("Of add, replace and test.")}})}})},
       {"required", array({text("op"), text("path")})}});
  const Json either =
      object({{"anyOf", array({object({{"type", text("array")}, {"items", operation}}),
                               reference_to("schemas", entity.sent)})}});
  std::vector<Member> types;
  for (const std::string_view type :
       {kPlainJsonTypes[0], kPlainJsonTypes[1], kJsonPatch, kMergePatch}) {
    types.push_back({std::string(type), object({{"schema", either}})});
  }
  return object({{"description", text("A list is a JSON Patch, an object a merge patch, whatever "
                                      "the type says.")},
                 {"required", truth(true)},
                 {"content", object(types)}});
}

Json body_of(const EntityVerb& verb, const EntityPaths& entity) {
  if (verb.verb == "PATCH") return patch_body(entity);
  if (verb.verb != "POST" && verb.verb != "PUT") return {};
  return service_body(reference_to("schemas", entity.sent));
}

Json id_in_path() {
  return object({{"name", text("id")},
                 {"in", text("path")},
                 {"description", text("Its number.")},
                 {"required", truth(true)},
                 {"schema", object({{"type", text("integer")}, {"format", text("int32")}})}});
}

Json operation(const EntityVerb& verb, const EntityPaths& entity) {
  const Json body = body_of(verb, entity);
  const bool one = verb.name == route::Name::Entity;
  const bool changes = one && verb.verb != "GET";
  std::vector<Json> parameters = service_parameters(!body.is_none(), verb.tells_entity);
  if (one) parameters.insert(parameters.begin(), id_in_path());
  if (changes) parameters.push_back(reference_to("parameters", kUnmodifiedSinceParameter));
  if (one && !changes) parameters.push_back(reference_to("parameters", kModifiedSinceParameter));
  std::vector<Member> responses;
  const bool is_saved = verb.name != route::Name::DefaultEntity;
  responses.push_back(verb.tells_entity
                          ? good_answer(reference_to("schemas", entity.told), "The entity.",
                                        is_saved ? "Last-Modified" : "")
                          : no_content());
  if (one && !changes) {
    responses.push_back({"304", object({{"description", text("It has not been changed since.")},
                                        {"headers", headers_for_pages({"Last-Modified"})}})});
  }
  for (Member& refusal : service_refusals({.body = !body.is_none(),
                                           .lookup = one,
                                           .guarded = changes,
                                           .patch = verb.verb == "PATCH"})) {
    responses.push_back(std::move(refusal));
  }
  return object({{"tags", array({text(entity.name)})},
                 {"summary", text(route::line_of(verb, entity.noun))},
                 {"operationId", text(std::string(verb.deed).append(entity.name))},
                 {"security", security(true)},
                 {"parameters", array(parameters)},
                 {"requestBody", body},
                 {"responses", object(responses)}});
}

}  // namespace

void add_entity_paths(Services& services, const EntityPaths& entity) {
  for (const route::Route& route : route::kServiceRoutes) {
    std::vector<Member> verbs;
    std::string path;
    for (const EntityVerb& verb : route::kEntityVerbs) {
      if (verb.name != route.name) continue;
      path = route::path_of(verb, entity.name);
      verbs.push_back({ascii_lower(verb.verb), operation(verb, entity)});
    }
    if (!verbs.empty()) services.paths.push_back({path, object(verbs)});
  }
}

}  // namespace crm::reference
