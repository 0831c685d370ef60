// What an app is given for a user who has signed in: an access token, and a refresh token that it
// gets further ones for [wire: OpenID Connect]. All that comes of one sign-in is one grant, which
// is void as a whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "auth/access_token.h"
#include "auth/ticket.h"
#include "base/instant.h"
#include "base/result.h"
#include "domain/caller.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::auth {

// Refresh tokens of one user that are valid at the same time; the next one voids the oldest, with
// its grant.
inline constexpr std::size_t kRefreshTokensPerUserMax = 100;

// "Cust00001." and 43 characters of base64url; the number is the tenant's.
[[nodiscard]] std::string random_refresh_token(TenantId tenant);

// The tenant that a refresh or access token names, be it one of ours or not; none where it names
// none.
[[nodiscard]] std::optional<TenantId> tenant_in_token(std::string_view text);

struct NewGrant {
  IssuedToken access;
  IssuedToken refresh;         // its id is the grant's
  std::vector<Token> changed;  // rows of others that are void now
};

// Errors: those of may_be_issued(); those of the store are thrown. REQUIRES: caller.app is one.
[[nodiscard]] Result<NewGrant> issue_grant(store::Transaction& transaction, const Caller& caller,
                                           std::int64_t refresh_life_s, Instant now);

// A further access token of a grant that is valid. Errors: Unauthenticated where it is not, those
// of may_be_issued().
[[nodiscard]] Result<NewAccessToken> refresh_access_token(store::Transaction& transaction,
                                                          TenantId tenant, TokenId refresh,
                                                          Instant now);

// Revokes all of that grant that is valid, and tells it.
std::vector<Token> revoke_grant(store::Transaction& transaction, AssociateId associate,
                                TokenId grant);

// Revokes the token of that id where it is valid, and tells it.
std::vector<Token> revoke_token(store::Transaction& transaction, TokenId id);

}  // namespace crm::auth
