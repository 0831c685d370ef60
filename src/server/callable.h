// What can be called besides the addresses of the table of routes: methods of services and
// entities [wire: Auxiliary documents].
#pragma once

#include <string>
#include <vector>

#include "carrier/catalogue_entry.h"
#include "server/calls.h"
#include "server/entity_calls.h"

namespace crm::server {

// What a POST to the method does, its parameter in front.
[[nodiscard]] std::string text_of(const Call& call);

// All of them, by their paths below the prefix; those of an address stand together.
[[nodiscard]] std::vector<carrier::CatalogueEntry> callable(const Calls& calls,
                                                            const Entities& entities);

}  // namespace crm::server
