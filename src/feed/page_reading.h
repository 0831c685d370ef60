// An owner's page as the store has it now. Private to feed/.
#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "feed/page.h"
#include "store/store.h"

namespace crm::feed {

// Errors: those of the store. Throws std::bad_alloc. Any thread; waits for the store.
[[nodiscard]] Result<Page> read_page(const store::Store& store, TenantId tenant, AssociateId owner,
                                     const PrepareContact& prepare);

}  // namespace crm::feed
