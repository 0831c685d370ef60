// A program of a partner that calls on behalf of users, or of a tenant as a whole. It is registered
// with the installation, and does nothing in a tenant that has not approved it
// [wire: Client applications].
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "domain/ids.h"

namespace crm {

// More than anybody registers; all are in memory.
inline constexpr std::size_t kAppsMax = 1000;

struct App {
  AppId id{};
  std::string client_id;                   // 32 hex digits, small: what it calls itself
  std::string name;                        // of those that are not revoked no other has it
  std::string secret_hash;                 // 64 hex digits; the secret is told once
  std::vector<std::string> redirect_uris;  // where answers of a sign-in may go, letter by letter
  std::string public_key;                  // PEM, of the key it signs with; "": it has none
  Instant registered_at;
  std::optional<Instant> revoked_at;  // for good

  bool operator==(const App&) const = default;
};

// That a tenant lets an app in.
struct AppApproval {
  AppId app{};
  std::string system_token;  // "My App-a1B2c3D4e5": the app's name for the tenant's system user
  Instant approved_at;

  bool operator==(const AppApproval&) const = default;
};

}  // namespace crm
