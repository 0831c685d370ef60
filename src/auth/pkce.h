// Proof Key for Code Exchange: who asks for tokens is who asked for the code [rfc 7636]. Of its
// methods S256 alone: with plain, the challenge that everybody sees is the proof.
#pragma once

#include <string_view>

namespace crm::auth {

// 43 characters of base64url: a SHA-256.
[[nodiscard]] bool is_challenge(std::string_view text);

// Whether that is a verifier of the challenge; never of "", which is none.
[[nodiscard]] bool proves(std::string_view verifier, std::string_view challenge);

}  // namespace crm::auth
