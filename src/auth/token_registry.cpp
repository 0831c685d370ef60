#include "auth/token_registry.h"

#include <algorithm>
#include <unordered_set>

#include "auth/access_token.h"
#include "auth/ticket.h"
#include "auth/token_hash.h"

namespace crm::auth {
namespace {

Instant after(Instant at, std::int64_t seconds) { return {at.ticks + seconds * kTicksPerSecond}; }

TokenState state_of(const Token& token, Instant now) {
  if (token.expires_at <= now) return TokenState::Expired;
  return token.revoked_at ? TokenState::Revoked : TokenState::Valid;
}

}  // namespace

void TokenRegistry::put(TenantId tenant, const Token& token, Instant now) {
  const auto digest = digest_of(token.secret_hash);
  if (!digest) return;
  Shard& shard = shard_of(*digest);
  const std::scoped_lock lock(shard.mutex);
  if (shard.entries.size() >= shard.swept_at) {
    std::erase_if(shard.entries, [now](const auto& each) {
      return after(each.second.token.expires_at, kExpiredKnownS) <= now;
    });
    shard.swept_at = std::max(kSweptAtLeast, 2 * shard.entries.size());
  }
  const auto [found, is_new] =
      shard.entries.try_emplace(*digest, Entry{tenant, token, token.last_used_at});
  if (is_new) return;
  Token& known = found->second.token;
  const Instant last_used_at = std::max(known.last_used_at, token.last_used_at);
  const Instant expires_at = std::max(known.expires_at, token.expires_at);
  known = token;
  known.last_used_at = last_used_at;
  known.expires_at = expires_at;
}

void TokenRegistry::forget(const Token& token) {
  const auto digest = digest_of(token.secret_hash);
  if (!digest) return;
  Shard& shard = shard_of(*digest);
  const std::scoped_lock lock(shard.mutex);
  shard.entries.erase(*digest);
}

void TokenRegistry::replace(TenantId tenant, std::span<const Token> tokens, Instant now) {
  std::unordered_set<TokenId> there;
  for (const Token& each : tokens) there.insert(each.id);
  for (Shard& shard : shards_) {
    const std::scoped_lock lock(shard.mutex);
    std::erase_if(shard.entries, [&](const auto& each) {
      return each.second.tenant == tenant && !there.contains(each.second.token.id);
    });
  }
  for (const Token& each : tokens) put(tenant, each, now);
}

std::optional<TokenRegistry::Use> TokenRegistry::use(TenantId tenant, TokenKind kind,
                                                     std::string_view text, Instant now) {
  if (text.size() > kTokenBytesMax) return std::nullopt;
  const CredentialDigest digest = kind == TokenKind::AccessToken
                                      ? token_digest(kind, tenant, canonical_access_token(text))
                                      : token_digest(kind, tenant, text);
  Shard& shard = shard_of(digest);
  const std::scoped_lock lock(shard.mutex);
  const auto found = shard.entries.find(digest);
  if (found == shard.entries.end()) return std::nullopt;
  Entry& entry = found->second;
  Use use{{entry.token.id, entry.token.associate, state_of(entry.token, now), entry.token.app,
           entry.token.grant},
          false};
  if (kind != TokenKind::Ticket || use.holder.state != TokenState::Valid) return use;
  entry.token.last_used_at = now;
  entry.token.expires_at = std::max(entry.token.expires_at, after(now, kTicketLifeS));
  // Also when the clock has been set back.
  if (now < entry.kept_at || now >= after(entry.kept_at, kUseKeptEveryS)) {
    entry.kept_at = now;
    use.to_keep = true;
  }
  return use;
}

TokenRegistry::Shard& TokenRegistry::shard_of(const CredentialDigest& digest) {
  return shards_[digest[0] % shards_.size()];
}

}  // namespace crm::auth
