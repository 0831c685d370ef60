// What each verb does at the addresses of a kind of entity, in one table: the catalogue and the
// reference go by it [wire: Entities by REST].
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "route/route.h"

namespace crm::route {

struct EntityVerb {
  Name name;  // of the address, one of kServiceRoutes
  std::string_view verb;
  std::string_view deed;   // what it is called in the reference, with the entity's name behind it
  std::string_view front;  // its line, in front of the noun and behind it
  std::string_view behind;
  bool tells_entity = true;
};

inline constexpr std::array kEntityVerbs{
    EntityVerb{Name::DefaultEntity, "GET", "default", "A ",
               " that is not saved yet, with what new ones begin with."},
    EntityVerb{Name::Entities, "POST", "make", "Makes a ", ", with a number of its own."},
    EntityVerb{Name::Entity, "GET", "get", "A ", " by its number."},
    EntityVerb{Name::Entity, "PUT", "save", "Changes a ",
               " to what is sent of it; what is not sent stays."},
    EntityVerb{Name::Entity, "PATCH", "patch", "Changes a ",
               " by a JSON Patch, which is a list, or a merge patch, which is an object."},
    EntityVerb{Name::Entity, "DELETE", "delete", "Deletes a ", ".", false},
};

// The line of a kind of entity: "Makes a company, with a number of its own."
[[nodiscard]] inline std::string line_of(const EntityVerb& verb, std::string_view noun) {
  return std::string(verb.front).append(noun).append(verb.behind);
}

// The route of that name. REQUIRES: it is one of kServiceRoutes.
[[nodiscard]] inline const Route& service_route(Name name) {
  for (const Route& route : kServiceRoutes) {
    if (route.name == name) return route;
  }
  return kServiceRoutes.front();
}

// The address of a kind: /api/v1/Contact/{id}.
[[nodiscard]] inline std::string path_of(const EntityVerb& verb, std::string_view entity) {
  constexpr std::string_view kParameter = "{entity}";
  std::string path(service_route(verb.name).path);
  return path.replace(path.find(kParameter), kParameter.size(), entity);
}

}  // namespace crm::route
