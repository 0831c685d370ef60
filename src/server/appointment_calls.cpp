#include "agent/appointment_methods.h"
#include "server/call_of.h"
#include "server/call_tables.h"

namespace crm::server {

std::vector<Call> appointment_calls() { return calls_of(agent::kAppointmentMethods); }

}  // namespace crm::server
