// SHA-256 where OpenID Connect and PKCE ask for it, as base64url without padding.
#pragma once

#include <string>
#include <string_view>

namespace crm::auth {

[[nodiscard]] std::string sha256_text(std::string_view text);

// Of the first half of the hash: what at_hash and c_hash hold [wire: OpenID Connect].
[[nodiscard]] std::string half_sha256_text(std::string_view text);

// Whether two texts are the same, in a time that does not tell where they differ.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

}  // namespace crm::auth
