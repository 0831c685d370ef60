// What is kept in place of a ticket or an access token. They are random enough that a plain hash
// tells nothing of them, and it stays the same from one start to the next.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "auth/proven_credentials.h"
#include "domain/ids.h"
#include "domain/token.h"

namespace crm::auth {

// BLAKE2b-256 of the whole text as it is sent, apart for each kind and tenant: a ticket is never
// the access token of the same text, and another tenant's is nobody's.
[[nodiscard]] CredentialDigest token_digest(TokenKind kind, TenantId tenant, std::string_view text);

// Small letters.
[[nodiscard]] std::string hex(const CredentialDigest& digest);
// None when it is not 64 hex digits.
[[nodiscard]] std::optional<CredentialDigest> digest_of(std::string_view hex);

}  // namespace crm::auth
