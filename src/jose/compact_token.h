// A signed token as it travels (RFC 7515 §7.1), taken apart and judged by its form alone: nothing
// in it is true yet.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::jose {

inline constexpr std::size_t kTokenBytesMax = 8192;

struct CompactToken {
  std::string alg;                 // what it says that it is signed with; decides nothing
  std::optional<std::string> kid;  // a name to look up, and nothing else
  std::string payload;             // bytes
  std::string signature;           // bytes
  std::string_view signed_text;    // header, dot and payload as they came: a view of the token
};

// Refuses what is longer than kTokenBytesMax, is not three parts in strict base64url, has a header
// that is no JSON object with an `alg`, tells where to find a key (`jku`, `jwk`, `x5u`, `x5c`),
// asks for what we do not know (`crit`) or is by its `typ` or `cty` something else than a token of
// claims. Errors: BadRequest, for the log: which of these, and nothing of what the token holds.
[[nodiscard]] Result<CompactToken> read_compact_token(std::string_view token);

}  // namespace crm::jose
