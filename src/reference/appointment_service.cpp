#include "agent/appointment_methods.h"
#include "agent/appointment_operations.h"
#include "reference/service_of.h"

namespace crm::reference {

void add_appointment_service(Services& services) {
  add_methods(services, agent::kAppointmentMethods);
  add_entity(services, agent::kAppointmentOperations);
}

}  // namespace crm::reference
