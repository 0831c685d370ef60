#include "agent/list_methods.h"
#include "reference/service_of.h"

namespace crm::reference {

void add_list_service(Services& services) { add_methods(services, agent::kListMethods); }

}  // namespace crm::reference
