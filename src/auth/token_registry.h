// All tickets and access tokens that may still be shown, in memory: a request that carries one
// costs a hash and a look-up, and never waits for the store.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "auth/proven_credentials.h"
#include "base/instant.h"
#include "domain/ids.h"
#include "domain/token.h"

namespace crm::auth {

// Longer texts are no tokens.
inline constexpr std::size_t kTokenBytesMax = 1024;
// How often at most a ticket's use is written down.
inline constexpr std::int64_t kUseKeptEveryS = 60;

// How long at least an expired token is still known: whoever shows it is no guesser.
inline constexpr std::int64_t kExpiredKnownS = 3600;

// Only what is valid signs anybody in.
enum class TokenState : std::uint8_t { Valid, Revoked, Expired };

// Whose it is, or was.
struct TokenHolder {
  TokenId id{};
  AssociateId associate = kNobody;
  TokenState state = TokenState::Valid;
  AppId app = kNoApp;
  TokenId grant = kNoToken;

  bool operator==(const TokenHolder&) const = default;
};

// Any thread may call anything; none waits for longer than a look-up, but for replace().
class TokenRegistry {
 public:
  struct Use {
    TokenHolder holder;
    bool to_keep = false;  // when it was used is to be written down
  };

  // Replaces the one of the same hash, but for what is known here of its use. A row whose hash is
  // none is left out.
  void put(TenantId tenant, const Token& token, Instant now);
  void forget(const Token& token);
  // What is in the store of a tenant: all others of it are forgotten.
  void replace(TenantId tenant, std::span<const Token> tokens, Instant now);

  // The token of that text, used now: a ticket that is valid lives its full life from here on. None
  // where there is no such token in that tenant, or it expired a while ago.
  [[nodiscard]] std::optional<Use> use(TenantId tenant, TokenKind kind, std::string_view text,
                                       Instant now);

 private:
  struct Entry {
    TenantId tenant = kOnlyTenant;
    Token token;
    Instant kept_at;  // when its use was written down last
  };
  // Requests of different callers seldom meet at one lock.
  struct alignas(64) Shard {
    std::mutex mutex;  // guards what follows
    std::unordered_map<CredentialDigest, Entry, DigestHash, DigestEqual> entries;
    std::size_t swept_at = kSweptAtLeast;  // entries, when the expired are looked for
  };
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kSweptAtLeast = 64;

  [[nodiscard]] Shard& shard_of(const CredentialDigest& digest);

  std::array<Shard, kShards> shards_;
};

}  // namespace crm::auth
