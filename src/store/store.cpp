#include "store/store.h"

#include <exception>
#include <utility>

namespace crm::store {

void Store::submit(TenantId tenant, const Work& work, const Then& then) {
  Result<void> done;
  try {
    done = write(tenant, work);
  } catch (const std::exception& bug) {
    done = refuse(ErrorKind::Internal, bug.what());
  }
  then(std::move(done));
}

}  // namespace crm::store
