#include "store/store.h"

#include <exception>

namespace crm::store {

void Store::submit(TenantId tenant, const Work& work, const Then& then) {
  try {
    then(write(tenant, work));
  } catch (const std::exception& bug) {
    then(refuse(ErrorKind::Internal, bug.what()));
  }
}

}  // namespace crm::store
