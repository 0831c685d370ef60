// The other tenants of an online story; the company of company.h is Cust00001.
#pragma once

#include <vector>

#include "auth/directory.h"
#include "store/store.h"

namespace crm {

// Cust00002 has a user of Kari's number, name and password, and of hers a contact 42 of another
// name. Cust00003, which is as empty as the others, is suspended, Cust00004 served on
// online3.example.test alone.
inline constexpr TenantId kNeighbour{2};

// Throws std::runtime_error when the store does not take it.
void stock_neighbours(store::Store& store);

// Who may sign in there; of Kari's, `password_hash` is that in Cust00001.
[[nodiscard]] auth::Account neighbour(const std::string& password_hash);

}  // namespace crm
