#include "agent/list_methods.h"
#include "server/call_of.h"
#include "server/call_tables.h"

namespace crm::server {

std::vector<Call> list_calls() { return calls_of(agent::kListMethods); }

}  // namespace crm::server
