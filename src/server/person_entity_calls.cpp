#include "agent/person_operations.h"
#include "server/entity_calls.h"
#include "server/entity_calls_of.h"

namespace crm::server {

EntityCalls person_entity_calls() { return entity_calls_of(agent::kPersonOperations); }

}  // namespace crm::server
