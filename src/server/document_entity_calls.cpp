#include "agent/document_operations.h"
#include "server/entity_calls.h"
#include "server/entity_calls_of.h"

namespace crm::server {

EntityCalls document_entity_calls() { return entity_calls_of(agent::kDocumentOperations); }

}  // namespace crm::server
