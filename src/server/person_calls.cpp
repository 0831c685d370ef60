#include "agent/person_methods.h"
#include "server/call_of.h"
#include "server/call_tables.h"

namespace crm::server {

std::vector<Call> person_calls() { return calls_of(agent::kPersonMethods); }

}  // namespace crm::server
