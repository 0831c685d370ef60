// What an app signs to be let in as the system user of a tenant [wire: System users].
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/instant.h"

namespace crm::auth {

// How far the time in it may be from ours, either way.
inline constexpr std::int64_t kSystemTokenSkewMaxS = 600;

// "<system token>.<yyyyMMddHHmm>.<base64>"; the system token may hold blanks and dots. Views into
// the text.
struct SignedSystemToken {
  std::string_view system_token;
  Instant at;                    // the time in it, which is UTC
  std::string_view signed_part;  // the first two parts, with the dot between them
  std::string_view signature;    // base64
};

// Read from the right; none for what is not of that form.
[[nodiscard]] std::optional<SignedSystemToken> parse_signed_system_token(std::string_view text);

[[nodiscard]] bool is_timely(const SignedSystemToken& token, Instant now);

}  // namespace crm::auth
