// The codes that an app gets tokens for, once: in memory, for a minute [wire: OpenID Connect]. A
// code that is shown again has been seen by somebody else; what it gave is then void.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "auth/proven_credentials.h"
#include "base/instant.h"
#include "domain/caller.h"
#include "domain/ids.h"
#include "domain/token.h"

namespace crm::auth {

inline constexpr std::int64_t kCodeLifeS = 60;
// How long one that was taken is still known: as long as an access token that it gave lives.
inline constexpr std::int64_t kTakenCodeKnownS = 3600;
// Codes known at once; there is no sign-in without a password behind each. The oldest leaves first.
inline constexpr std::size_t kCodesMax = 10'000;
inline constexpr std::size_t kCodeBytesMax = 128;

// What a code stands for.
struct CodeGrant {
  Caller caller;  // who has signed in, and which app they did it for
  std::string redirect_uri;
  std::string challenge;  // of PKCE; "": none was given
  std::string nonce;      // goes into the id_token; "": none was given
  Instant signed_in_at;

  bool operator==(const CodeGrant&) const = default;
};

// Any thread may call anything; nothing waits but for a short lock.
class AuthorizationCodes {
 public:
  explicit AuthorizationCodes(std::size_t codes_max = kCodesMax) : codes_max_(codes_max) {}

  // A new one: 43 characters of base64url.
  [[nodiscard]] std::string issue(CodeGrant grant, Instant now);

  // What the app shows with a code.
  struct Shown {
    AppId app = kNoApp;
    std::string_view redirect_uri;
    std::string_view verifier;  // "": none
  };
  enum class Fate : std::uint8_t { Good, Wrong, ShownAgain };
  struct Taken {
    Fate fate = Fate::Wrong;
    CodeGrant grant;           // as it was issued; not where it is Wrong
    TokenId given = kNoToken;  // of one that is ShownAgain: which grant is to be revoked; kNoToken
                               // where nothing was given, or give() will tell
  };
  // Each code is good for one try, right or wrong. A verifier must be shown just where there is a
  // challenge.
  [[nodiscard]] Taken take(std::string_view code, const Shown& shown, Instant now);

  // Notes which grant came of a code that was Good. False: it has been shown again meanwhile, and
  // the grant is to be revoked.
  [[nodiscard]] bool give(std::string_view code, TokenId grant);

  // Those of the tenant that nobody has shown yet are void: for use behind a change of its users,
  // as a code was issued for what they were before.
  void forget(TenantId tenant);

 private:
  struct Entry {
    CredentialDigest digest;
    CodeGrant grant;
    Instant issued_at;
    bool is_taken = false;
    bool is_shown_again = false;
    TokenId given = kNoToken;
  };

  void sweep(Instant now);

  const std::size_t codes_max_;
  std::mutex mutex_;          // guards what follows
  std::list<Entry> entries_;  // oldest first
  std::unordered_map<CredentialDigest, std::list<Entry>::iterator, DigestHash, DigestEqual>
      by_digest_;
};

}  // namespace crm::auth
