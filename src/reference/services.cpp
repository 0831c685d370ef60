#include "reference/services.h"

#include <algorithm>

namespace crm::reference {

void add_tag(Services& services, std::string_view service) {
  if (std::ranges::find(services.tags, service) == services.tags.end()) {
    services.tags.emplace_back(service);
  }
}

Services all_services(const std::vector<Member>& known) {
  Services services;
  for (const Member& schema : known) services.schemas.emplace(schema.name, Json{});
  add_appointment_service(services);
  add_contact_service(services);
  add_document_service(services);
  add_list_service(services);
  add_person_service(services);
  add_user_services(services);
  return services;
}

}  // namespace crm::reference
