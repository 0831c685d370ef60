// Tokens of an outside provider that were checked and are still good, so that the next request with
// one costs a look-up in place of a signature. No token is kept: an entry is a keyed hash.
#pragma once

#include <array>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "auth/proven_credentials.h"
#include "base/instant.h"

namespace crm::auth {

// Any thread may call anything; nothing waits but for a short lock.
class RememberedTokens {
 public:
  // So many at most, and a few more where they do not divide evenly.
  explicit RememberedTokens(std::size_t entries_max);

  // Whose it was when it was checked; none where it is not remembered, or not good any more.
  [[nodiscard]] std::optional<std::string> find(const CredentialDigest& digest, Instant now) const;

  // In place of the oldest where there is no room.
  void remember(const CredentialDigest& digest, std::string login, Instant good_until);

 private:
  struct Entry {
    CredentialDigest digest{};
    std::string login;
    Instant good_until;
  };
  // Requests with different tokens seldom meet at one lock.
  struct alignas(64) Shard {
    mutable std::mutex mutex;  // guards what follows
    std::list<Entry> entries;  // oldest first
    std::unordered_map<CredentialDigest, std::list<Entry>::iterator, DigestHash, DigestEqual>
        by_digest;
  };
  static constexpr std::size_t kShards = 16;

  [[nodiscard]] static std::size_t shard_of(const CredentialDigest& digest);

  std::size_t shard_entries_max_;
  std::array<Shard, kShards> shards_;
};

}  // namespace crm::auth
