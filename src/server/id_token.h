// Who has signed in, as apps are told [wire: OpenID Connect].
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "auth/apps.h"
#include "base/instant.h"
#include "carrier/id_token_claims.h"
#include "carrier/principal.h"
#include "domain/app.h"
#include "domain/tenant.h"

namespace crm::server {

inline constexpr std::int64_t kIdTokenLifeS = 3600;

struct IdTokenSubject {
  const carrier::Principal& who;
  const Tenant& tenant;
  const App& app;
  const auth::TenantApproval& approval;
  std::string_view access_token;  // that comes with it
  std::string_view nonce;         // "": none
  std::int64_t signed_in_at_s;    // since 1970; 0: not known any more
};

// `host_root` as in absolute addresses; `issuer` stands below it.
[[nodiscard]] carrier::IdTokenClaims id_token_claims(const IdTokenSubject& subject,
                                                     const std::string& issuer,
                                                     const std::string& host_root,
                                                     std::int64_t now_s);

}  // namespace crm::server
