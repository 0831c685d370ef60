// Who answers what apps ask on their own, beside the API: sign-ins for them, their tokens, the
// system user.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "agent/user_agent.h"
#include "auth/apps.h"
#include "auth/authorization_codes.h"
#include "auth/guard.h"
#include "auth/sign_in.h"
#include "auth/token_keeper.h"
#include "base/clock.h"
#include "jose/signing_keys.h"
#include "server/tenants.h"

namespace crm::server {

// All outlive whoever holds this.
struct AppServices {
  const auth::SignIn& sign_in;
  auth::TokenKeeper& tokens;
  const auth::AppBook& apps;
  auth::Guard& guard;
  auth::AuthorizationCodes& codes;
  const agent::UserAgent& users;
  const Tenants& tenants;
  const Clock& clock;
  // The keys that hold now; any thread.
  std::function<std::shared_ptr<const jose::SigningKeys>()> keys;
};

// Who signs: an address below which the discovery document stands.
[[nodiscard]] inline std::string issuer_of(const std::string& host_root) {
  return host_root + "/login";
}

// The tenant in an address such as /login/Cust12345/oauth/tokens; any of them in /login/common/….
struct Context {
  std::optional<Tenant> only;
};

// Errors: NotFound for a name that is nobody's.
[[nodiscard]] Result<Context> context_of(std::string_view name, const Tenants& tenants);

// Seconds since 1970.
[[nodiscard]] std::int64_t unix_seconds(Instant at);

}  // namespace crm::server
