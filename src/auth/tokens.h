// What holds for tickets and access tokens alike, on their rows in the store.
#pragma once

#include <cstddef>

#include "base/result.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::auth {

// Revokes all that the user has been issued, in that transaction: with a new password, and when the
// user retires. How many were valid. A TokenKeeper that runs hears of it by reload().
std::size_t revoke_tokens_of(store::Transaction& transaction, AssociateId associate);

// Errors: NotFound where there is no such user, those of admit().
[[nodiscard]] Result<void> may_be_issued(const store::Reader& reader, AssociateId associate);

}  // namespace crm::auth
