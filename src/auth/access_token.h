// Access tokens: what a caller who has signed in can show for an hour [wire: Access tokens].
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "auth/ticket.h"
#include "base/instant.h"
#include "base/result.h"
#include "domain/caller.h"
#include "domain/ids.h"
#include "store/store.h"

namespace crm::auth {

inline constexpr std::int64_t kAccessTokenLifeS = 3600;  // from its issue on

// Of one user, valid at the same time; the next one voids the oldest.
inline constexpr std::size_t kAccessTokensPerUserMax = 1000;

// Whether a text begins the way they do; some write 7A: for 8A:.
[[nodiscard]] constexpr bool is_access_token(std::string_view text) {
  return text.starts_with("8A:") || text.starts_with("7A:");
}

// The token in the spelling that it was issued in, 8A:. Everything behind that is as it came.
[[nodiscard]] std::string canonical_access_token(std::string_view text);

// "8A:Cust00001." and base64 of 32 random bytes; the number is the tenant's.
[[nodiscard]] std::string random_access_token(TenantId tenant);

// A token that has been put into the store, and another that it took the place of there.
struct NewAccessToken {
  IssuedToken issued;
  std::optional<Token> voided;
};

// A new token for the caller; of the same app and grant as the one that was shown. Errors:
// Unauthenticated where the ticket or token that the caller has shown has been revoked meanwhile,
// those of may_be_issued(); those of the store are thrown.
[[nodiscard]] Result<NewAccessToken> issue_access_token(store::Transaction& transaction,
                                                        const Caller& caller, Instant now);

// Whose an access token is to be.
struct AccessTokenOf {
  TenantId tenant = kOnlyTenant;
  AssociateId associate = kNobody;
  AppId app = kNoApp;
  TokenId grant = kNoToken;
};

// Puts a new token for them into the store, whoever they are.
[[nodiscard]] NewAccessToken put_access_token(store::Transaction& transaction,
                                              const AccessTokenOf& whose, Instant now);

}  // namespace crm::auth
