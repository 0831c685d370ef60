#include "agent/appointment_operations.h"
#include "server/entity_calls.h"
#include "server/entity_calls_of.h"

namespace crm::server {

EntityCalls appointment_entity_calls() { return entity_calls_of(agent::kAppointmentOperations); }

}  // namespace crm::server
