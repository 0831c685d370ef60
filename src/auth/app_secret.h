// What an app is known by, and what is kept of it [wire: Client applications].
#pragma once

#include <string>
#include <string_view>

#include "auth/proven_credentials.h"

namespace crm::auth {

// Longer texts are no secrets of apps.
inline constexpr std::size_t kAppSecretBytesMax = 256;

// 32 hex digits.
[[nodiscard]] std::string random_client_id();

// 256 random bits as base64url: what an app proves itself with. Told once, kept nowhere.
[[nodiscard]] std::string random_app_secret();

// BLAKE2b-256: the secret is random enough that a plain hash tells nothing of it.
[[nodiscard]] CredentialDigest app_secret_digest(std::string_view secret);

// "My App-a1B2c3D4e5": the name, and ten letters and digits.
[[nodiscard]] std::string random_system_token(std::string_view app_name);

}  // namespace crm::auth
