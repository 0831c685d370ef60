// The addresses of a kind of entity, as the document tells them [wire: Entities by REST].
#pragma once

#include <string>
#include <string_view>

#include "reference/services.h"

namespace crm::reference {

struct EntityPaths {
  std::string_view name;  // Contact
  std::string_view noun;  // company
  std::string told;       // names of its schemas
  std::string sent;
};

void add_entity_paths(Services& services, const EntityPaths& entity);

}  // namespace crm::reference
