#include "auth/remembered_tokens.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace crm::auth {

RememberedTokens::RememberedTokens(std::size_t entries_max)
    : shard_entries_max_(std::max<std::size_t>(1, (entries_max + kShards - 1) / kShards)) {}

std::optional<std::string> RememberedTokens::find(const CredentialDigest& digest,
                                                  Instant now) const {
  const Shard& shard = shards_[shard_of(digest)];
  const std::scoped_lock lock(shard.mutex);
  const auto found = shard.by_digest.find(digest);
  if (found == shard.by_digest.end() || now >= found->second->good_until) return std::nullopt;
  return found->second->login;
}

void RememberedTokens::remember(const CredentialDigest& digest, std::string login,
                                Instant good_until) {
  Shard& shard = shards_[shard_of(digest)];
  const std::scoped_lock lock(shard.mutex);
  if (shard.by_digest.contains(digest)) return;  // two requests have checked it at once
  if (shard.entries.size() >= shard_entries_max_) {
    shard.by_digest.erase(shard.entries.front().digest);
    shard.entries.pop_front();
  }
  shard.entries.push_back({digest, std::move(login), good_until});
  shard.by_digest.emplace(digest, std::prev(shard.entries.end()));
}

std::size_t RememberedTokens::shard_of(const CredentialDigest& digest) {
  return digest[0] % kShards;
}

}  // namespace crm::auth
