// Whether a signed token may be believed: signed by one of the keys with that key's algorithm, by
// the issuer we know, for us, now (RFC 7519, RFC 8725).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "jose/verification_keys.h"

namespace crm::jose {

inline constexpr std::int64_t kLeewayS = 60;  // by which two clocks may differ

struct TokenRules {
  std::string issuer;    // `iss` is this, to the letter
  std::string audience;  // `aud` is this, or a list with this in it
};

// What a good token says.
struct Claims {
  Instant good_until;                                     // its `exp` and the leeway
  std::map<std::string, std::string, std::less<>> texts;  // claims that are texts, by their names

  // Of that claim; none where it is not there or is no text. Valid as long as this.
  [[nodiscard]] std::optional<std::string_view> text(std::string_view claim) const;
};

// `exp` must be there, and since when the token is good: `nbf` or, as many providers write, `iat`
// [wire: Tokens of a provider]. Errors: Unauthenticated where no key has signed it; Forbidden where
// one has, and it is not good here or now. The detail says why, for the log: callers are told one
// text for all causes.
[[nodiscard]] Result<Claims> check_token(std::string_view token, const VerificationKeys& keys,
                                         const TokenRules& rules, Instant now);

}  // namespace crm::jose
