#include "auth/authorization_codes.h"

#include <sodium.h>

#include <array>
#include <iterator>
#include <utility>

#include "auth/pkce.h"
#include "auth/random_text.h"

namespace crm::auth {
namespace {

CredentialDigest digest_of_code(std::string_view code) {
  constexpr std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> kPurpose{'c', 'o',
                                                                                         'd', 'e'};
  CredentialDigest digest;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  crypto_generichash_blake2b_salt_personal(digest.data(), digest.size(),
                                           reinterpret_cast<const unsigned char*>(code.data()),
                                           code.size(), nullptr, 0, nullptr, kPurpose.data());
  return digest;
}

bool is_over(Instant at, std::int64_t seconds, Instant now) {
  return now.ticks >= at.ticks + seconds * kTicksPerSecond;
}

bool fits(const CodeGrant& grant, const AuthorizationCodes::Shown& shown) {
  if (grant.caller.app != shown.app || grant.redirect_uri != shown.redirect_uri) return false;
  if (grant.challenge.empty()) return shown.verifier.empty();
  return proves(shown.verifier, grant.challenge);
}

}  // namespace

std::string AuthorizationCodes::issue(CodeGrant grant, Instant now) {
  std::string code = random_text();
  const CredentialDigest digest = digest_of_code(code);
  const std::scoped_lock lock(mutex_);
  sweep(now);
  entries_.push_back({.digest = digest, .grant = std::move(grant), .issued_at = now});
  by_digest_.emplace(digest, std::prev(entries_.end()));
  return code;
}

AuthorizationCodes::Taken AuthorizationCodes::take(std::string_view code, const Shown& shown,
                                                   Instant now) {
  if (code.size() > kCodeBytesMax) return {};
  const CredentialDigest digest = digest_of_code(code);
  const std::scoped_lock lock(mutex_);
  const auto found = by_digest_.find(digest);
  if (found == by_digest_.end()) return {};
  Entry& entry = *found->second;
  if (entry.is_taken) {
    entry.is_shown_again = true;
    return {Fate::ShownAgain, entry.grant, entry.given};
  }
  if (is_over(entry.issued_at, kCodeLifeS, now) || !fits(entry.grant, shown)) {
    entries_.erase(found->second);
    by_digest_.erase(found);
    return {};
  }
  entry.is_taken = true;
  return {Fate::Good, entry.grant, kNoToken};
}

bool AuthorizationCodes::give(std::string_view code, TokenId grant) {
  const CredentialDigest digest = digest_of_code(code);
  const std::scoped_lock lock(mutex_);
  const auto found = by_digest_.find(digest);
  if (found == by_digest_.end()) return true;  // it had to leave, and nobody can show it any more
  found->second->given = grant;
  return !found->second->is_shown_again;
}

void AuthorizationCodes::forget(TenantId tenant) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(entries_, [&](const Entry& entry) {
    if (entry.is_taken || entry.grant.caller.tenant != tenant) return false;
    by_digest_.erase(entry.digest);
    return true;
  });
}

// What is over leaves from the front, and there is room for one behind it. Those that were taken
// stand among the others and live longer, so an old one may wait behind them: there is room for it.
void AuthorizationCodes::sweep(Instant now) {
  while (!entries_.empty()) {
    const Entry& oldest = entries_.front();
    const bool is_full = entries_.size() >= codes_max_;
    const auto known_s = oldest.is_taken ? kTakenCodeKnownS : kCodeLifeS;
    if (!is_full && !is_over(oldest.issued_at, known_s, now)) return;
    by_digest_.erase(oldest.digest);
    entries_.pop_front();
  }
}

}  // namespace crm::auth
