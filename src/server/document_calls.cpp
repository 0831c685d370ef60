#include "agent/document_methods.h"
#include "server/call_of.h"
#include "server/call_tables.h"

namespace crm::server {

std::vector<Call> document_calls() { return calls_of(agent::kDocumentMethods); }

}  // namespace crm::server
