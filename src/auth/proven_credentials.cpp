#include "auth/proven_credentials.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace crm::auth {
namespace {

constexpr std::size_t kShardsMax = 16;
constexpr std::size_t kEntriesWorthAShard = 64;  // fewer spread unevenly

std::size_t shards_for(std::size_t entries_max) {
  return std::clamp<std::size_t>(entries_max / kEntriesWorthAShard, 1, kShardsMax);
}

}  // namespace

std::size_t DigestHash::operator()(const CredentialDigest& digest) const {
  std::size_t hash = 0;  // the first byte chooses the shard, others the bucket in it
  std::memcpy(&hash, digest.data() + 1, sizeof hash);
  return hash;
}

bool DigestEqual::operator()(const CredentialDigest& a, const CredentialDigest& b) const {
  return sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

CredentialKey::CredentialKey() { randombytes_buf(key_.data(), key_.size()); }

CredentialKey::~CredentialKey() { sodium_memzero(key_.data(), key_.size()); }

CredentialDigest CredentialKey::digest(TenantId tenant, std::string_view credential) const {
  constexpr std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> kPurpose{
      'c', 'r', 'e', 'd', 'e', 'n', 't', 'i', 'a', 'l'};
  std::array<unsigned char, crypto_generichash_blake2b_SALTBYTES> salt{};
  const auto number = raw(tenant);
  std::memcpy(salt.data(), &number, sizeof number);
  CredentialDigest digest;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  crypto_generichash_blake2b_salt_personal(
      digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(credential.data()),
      credential.size(), key_.data(), key_.size(), salt.data(), kPurpose.data());
  return digest;
}

ProvenCredentials::ProvenCredentials(std::size_t entries_max, std::chrono::seconds remembered_for,
                                     const std::shared_ptr<const Directory>& directory)
    : remembered_for_(remembered_for),
      shard_entries_max_(entries_max / shards_for(entries_max)),
      shards_(shards_for(entries_max)) {
  for (Shard& shard : shards_) shard.directory = directory;
}

std::optional<ProvenCredentials::Owner> ProvenCredentials::find(const CredentialDigest& digest,
                                                                SteadyTime now) const {
  const Shard& shard = shard_of(digest);
  const std::scoped_lock lock(shard.mutex);
  const auto found = shard.by_digest.find(digest);
  if (found == shard.by_digest.end() || found->second->expires <= now) return std::nullopt;
  const Account& account = *found->second->account;
  return Owner{caller_by_password(account), account.standing};
}

bool ProvenCredentials::has_proven(const CredentialDigest& digest) const {
  const Shard& shard = shard_of(digest);
  const std::scoped_lock lock(shard.mutex);
  return shard.by_digest.contains(digest);
}

void ProvenCredentials::remember(const CredentialDigest& digest, const Account& proven,
                                 SteadyTime now) {
  if (shard_entries_max_ == 0) return;
  Shard& shard = shard_of(digest);
  const std::scoped_lock lock(shard.mutex);
  const Account* account = shard.directory->find(proven.tenant, proven.login);
  if (!same_proof(account, &proven)) return;
  if (const auto known = shard.by_digest.find(digest); known != shard.by_digest.end()) {
    shard.entries.erase(known->second);
    shard.by_digest.erase(known);
  }
  // One whose time is over stays while there is room: see has_proven().
  while (!shard.entries.empty() && shard.entries.size() >= shard_entries_max_) {
    shard.by_digest.erase(shard.entries.front().digest);
    shard.entries.pop_front();
  }
  shard.entries.push_back(Entry{digest, account, now + remembered_for_});
  shard.by_digest.emplace(digest, std::prev(shard.entries.end()));
}

void ProvenCredentials::replace(const std::shared_ptr<const Directory>& directory) {
  for (Shard& shard : shards_) {
    std::shared_ptr<const Directory> former;  // freed once the lock is gone
    const std::scoped_lock lock(shard.mutex);
    for (auto entry = shard.entries.begin(); entry != shard.entries.end();) {
      const Account* fresh = directory->find(entry->account->tenant, entry->account->login);
      if (same_proof(fresh, entry->account)) {
        entry->account = fresh;
        ++entry;
      } else {
        shard.by_digest.erase(entry->digest);
        entry = shard.entries.erase(entry);
      }
    }
    former = std::exchange(shard.directory, directory);
  }
}

ProvenCredentials::Shard& ProvenCredentials::shard_of(const CredentialDigest& digest) const {
  return shards_[digest[0] % shards_.size()];
}

}  // namespace crm::auth
