#include "agent/contact_operations.h"
#include "server/entity_calls.h"
#include "server/entity_calls_of.h"

namespace crm::server {

EntityCalls contact_entity_calls() { return entity_calls_of(agent::kContactOperations); }

}  // namespace crm::server
