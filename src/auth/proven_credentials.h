// The credentials that were proven in the last minutes, so that only the first request with one
// pays for argon2id. No password is kept: an entry is a keyed hash, and its key lives and dies with
// the process.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "auth/directory.h"
#include "domain/caller.h"

namespace crm::auth {

using SteadyTime = std::chrono::steady_clock::time_point;

// What stands for a credential wherever the credential itself must not stand.
using CredentialDigest = std::array<unsigned char, 32>;

// Hashes and compares digests; in constant time, though they are keyed and tell nothing.
struct DigestHash {
  [[nodiscard]] std::size_t operator()(const CredentialDigest& digest) const;
};
struct DigestEqual {
  [[nodiscard]] bool operator()(const CredentialDigest& a, const CredentialDigest& b) const;
};

// The secret behind the digests of this process: random, wiped at the end.
class CredentialKey {
 public:
  CredentialKey();
  CredentialKey(const CredentialKey&) = delete;
  CredentialKey& operator=(const CredentialKey&) = delete;
  ~CredentialKey();

  // Keyed BLAKE2b-256 of the credential's bytes in that tenant.
  [[nodiscard]] CredentialDigest digest(TenantId tenant, std::string_view credential) const;

 private:
  std::array<unsigned char, 32> key_{};
};

// Any thread may call anything; none waits for longer than a look-up, but for replace().
class ProvenCredentials {
 public:
  // Whose a remembered credential is, by the directory as it stands now.
  struct Owner {
    Caller caller;
    Standing standing = Standing::Admitted;

    bool operator==(const Owner&) const = default;
  };

  ProvenCredentials(std::size_t entries_max, std::chrono::seconds remembered_for,
                    const std::shared_ptr<const Directory>& directory);

  [[nodiscard]] std::optional<Owner> find(const CredentialDigest& digest, SteadyTime now) const;

  // Whether it was the right one when last proven, be that longer ago than it is remembered for.
  [[nodiscard]] bool has_proven(const CredentialDigest& digest) const;

  // Notes that the credential was proven against this account, in place of the oldest one where
  // there is no room. Does nothing when the directory has meanwhile another password or standing
  // for that login.
  void remember(const CredentialDigest& digest, const Account& proven, SteadyTime now);

  // Goes by that picture from now on; forgets whose password or standing differs in it.
  void replace(const std::shared_ptr<const Directory>& directory);

 private:
  struct Entry {
    CredentialDigest digest;
    const Account* account;  // in the shard's directory
    SteadyTime expires;
  };
  // Requests of different callers seldom meet at one lock.
  struct alignas(64) Shard {
    mutable std::mutex mutex;  // guards what follows
    std::shared_ptr<const Directory> directory;
    std::list<Entry> entries;  // oldest first
    std::unordered_map<CredentialDigest, std::list<Entry>::iterator, DigestHash, DigestEqual>
        by_digest;
  };

  [[nodiscard]] Shard& shard_of(const CredentialDigest& digest) const;

  const std::chrono::seconds remembered_for_;
  std::size_t shard_entries_max_;
  mutable std::vector<Shard> shards_;
};

}  // namespace crm::auth
