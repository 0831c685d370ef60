#include "server/entity_calls.h"

#include <utility>

#include "base/text.h"

namespace crm::server {
namespace {

using route::Name;

}  // namespace

Entities::Entities() {
  for (auto&& entity : {appointment_entity_calls(), contact_entity_calls(), document_entity_calls(),
                        person_entity_calls()}) {
    entities_.emplace(ascii_lower(entity.name), entity);
  }
}

const EntityCalls* Entities::find(const route::Found& found) const {
  const Name name = found.route->name;
  if (name != Name::DefaultEntity && name != Name::Entities && name != Name::Entity) return nullptr;
  if (name == Name::Entity && !parse_int32(found.parameters.at(1))) return nullptr;
  const auto entity = entities_.find(ascii_lower(found.parameters.at(0)));
  return entity == entities_.end() ? nullptr : &entity->second;
}

Deed deed_of(const route::Found& found, std::string_view verb) {
  if (found.route->name == Name::DefaultEntity) return Deed::TellDefault;
  if (verb == "POST") return Deed::Make;
  if (verb == "PUT") return Deed::Replace;
  if (verb == "PATCH") return Deed::Patch;
  return verb == "DELETE" ? Deed::Erase : Deed::Tell;
}

std::int32_t id_of(const route::Found& found) {
  if (found.route->name != Name::Entity) return 0;
  return parse_int32(found.parameters.at(1)).value_or(0);
}

}  // namespace crm::server
