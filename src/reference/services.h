// What the document tells of methods of services and of entities, collected service by service from
// the tables that dispatch goes by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reference/carrier_schemas.h"
#include "reference/json.h"

namespace crm::reference {

struct Services {
  std::vector<Member> paths;
  Schemas schemas;
  std::vector<std::string> tags;  // the services, in the order in which they came
};

// All of them. `known` names schemas that the document has besides.
[[nodiscard]] Services all_services(const std::vector<Member>& known);

// The service stands among the groups from now on.
void add_tag(Services& services, std::string_view service);

// One each, in a file of its own, as tables take compilers long.
void add_appointment_service(Services& services);
void add_contact_service(Services& services);
void add_document_service(Services& services);
void add_list_service(Services& services);
void add_person_service(Services& services);
void add_user_services(Services& services);

}  // namespace crm::reference
