#include "agent/contact_methods.h"
#include "server/call_of.h"
#include "server/call_tables.h"

namespace crm::server {

std::vector<Call> contact_calls() { return calls_of(agent::kContactMethods); }

}  // namespace crm::server
