// The keys that this installation signs with: one at a time, and those before it for as long as
// something they signed is still good. Others check by the key set that jwks() publishes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "base/secret.h"
#include "jose/openssl.h"

namespace crm::jose {

// Nothing is signed for longer: so long is a former key published after it was replaced. A ticket,
// the longest-lived thing that a signed token carries, is good for as long [wire: Tickets].
inline constexpr std::int64_t kSignedLifeMaxS = 6LL * 3600;

// With so many still published, there is no new one: whoever rotates that often waits a little.
inline constexpr std::size_t kSigningKeysMax = 8;

// A ring as text; one key takes some 1800 bytes.
using KeyRingText = SecretOf<32768>;

struct SigningKey {
  KeyPtr key;                         // RSA, 2048 bits
  std::string kid;                    // the key's thumbprint (RFC 7638): 43 characters
  Instant made_at;                    // whole seconds, as is:
  std::optional<Instant> retired_at;  // none: the one that signs
};

// An immutable picture; its private keys are wiped with the last copy. Any thread may read it and
// sign with it.
class SigningKeys {
 public:
  // One new key. Takes some 100 ms.
  [[nodiscard]] static Result<SigningKeys> generate(Instant now);

  // What text() wrote. Errors: BadRequest, with the line that is wrong; never with what is in it.
  [[nodiscard]] static Result<SigningKeys> parse(std::string_view text);
  // Lines for people, PEM for the keys; unencrypted.
  [[nodiscard]] KeyRingText text() const;

  // A new key signs from now on; the one before stays published, and those whose time is over are
  // gone. As slow as generate(). Errors: Busy where kSigningKeysMax are still needed.
  [[nodiscard]] Result<SigningKeys> rotated(Instant now) const;

  // The claims, a JSON object with an `exp`, as a compact token: RS256, `typ` JWT, `kid` the
  // current key's. Takes near a millisecond. Errors: Internal where the claims are no such object,
  // or would be good for longer than kSignedLifeMaxS.
  [[nodiscard]] Result<std::string> sign(std::string_view claims_json, Instant now) const;

  // The public halves as a JWK Set (RFC 7517): of the current key and of those that were replaced
  // less than kSignedLifeMaxS ago.
  [[nodiscard]] std::string jwks(Instant now) const;

  // The current one first; never empty.
  [[nodiscard]] std::span<const SigningKey> keys() const { return keys_; }

 private:
  explicit SigningKeys(std::vector<SigningKey> keys) : keys_(std::move(keys)) {}

  std::vector<SigningKey> keys_;
};

// Whether what that key signed may still be good.
[[nodiscard]] bool is_published(const SigningKey& key, Instant now);

}  // namespace crm::jose
