#include "agent/contact_methods.h"
#include "agent/contact_operations.h"
#include "reference/service_of.h"

namespace crm::reference {

void add_contact_service(Services& services) {
  add_methods(services, agent::kContactMethods);
  add_entity(services, agent::kContactOperations);
}

}  // namespace crm::reference
