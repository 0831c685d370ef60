// What signs somebody in instead of a password: a ticket, or an access token; and what an app gets
// access tokens for. The secret itself is told to whom it is issued; what is kept is its hash.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/instant.h"
#include "domain/ids.h"

namespace crm {

enum class TokenId : std::int64_t {};  // one sequence for all kinds, never given twice
inline constexpr TokenId kNoToken{0};

enum class TokenKind : std::uint8_t {
  Ticket = 1,        // 7T:…, lives on with each use
  AccessToken = 2,   // 8A:…, lives for an hour
  RefreshToken = 3,  // signs nobody in; an app is given access tokens for it
};

struct Token {
  TokenId id{};
  TokenKind kind = TokenKind::Ticket;
  std::string key;          // of a ticket: its first part, 32 hex digits; "" of others
  std::string secret_hash;  // 64 hex digits
  AssociateId associate = kNobody;
  Instant issued_at;
  Instant last_used_at;  // of a ticket: as of the last minute; of others: when it was issued
  Instant expires_at;
  std::optional<Instant> revoked_at;
  AppId app = kNoApp;        // which app it was issued to, if one
  TokenId grant = kNoToken;  // the refresh token that it came with, or by; of that one, itself

  bool operator==(const Token&) const = default;
};

// Whether it signs anybody in.
[[nodiscard]] inline bool is_valid(const Token& token, Instant now) {
  return !token.revoked_at && now < token.expires_at;
}

}  // namespace crm
