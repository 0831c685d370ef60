#include "agent/person_methods.h"
#include "agent/person_operations.h"
#include "reference/service_of.h"

namespace crm::reference {

void add_person_service(Services& services) {
  add_methods(services, agent::kPersonMethods);
  add_entity(services, agent::kPersonOperations);
}

}  // namespace crm::reference
