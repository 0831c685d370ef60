#include "agent/user_methods.h"
#include "server/call_of.h"
#include "server/call_tables.h"

namespace crm::server {

std::vector<Call> user_calls() {
  std::vector<Call> calls = calls_of(agent::kUserMethods);
  for (auto&& table : {calls_of(agent::kAssociateMethods), calls_of(agent::kMdoMethods)}) {
    calls.insert(calls.end(), table.begin(), table.end());
  }
  return calls;
}

}  // namespace crm::server
