// What holds for tickets and access tokens alike, on their rows in the store.
#pragma once

#include <cstddef>
#include <optional>

#include "base/result.h"
#include "domain/caller.h"
#include "domain/ids.h"
#include "domain/token.h"
#include "store/store.h"

namespace crm::auth {

// Revokes all that the user has been issued, in that transaction: with a new password, and when the
// user retires. How many were valid. A TokenKeeper that runs hears of it by reload().
std::size_t revoke_tokens_of(store::Transaction& transaction, AssociateId associate);
// The same with all that the app has been issued, for whichever user.
std::size_t revoke_tokens_of(store::Transaction& transaction, AppId app);

// Errors: NotFound where there is no such user, those of admit().
[[nodiscard]] Result<void> may_be_issued(const store::Reader& reader, AssociateId associate);

// The ticket or token that the caller has shown; none where it was something else.
[[nodiscard]] std::optional<TokenId> shown_by(const Caller& caller);

// Whether what the caller has shown still holds in the store: between the proof and this, a new
// password may have been set. Errors: Unauthenticated where it does not.
[[nodiscard]] Result<void> still_proven(const store::Reader& reader, const Caller& caller);

}  // namespace crm::auth
