// Lets an app in as the system user of a tenant that has approved it [wire: System users].
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "carrier/system_sign_in.h"
#include "http/answer.h"
#include "http/message.h"
#include "server/app_services.h"
#include "server/guarded.h"

namespace crm::server {

inline constexpr std::int64_t kSystemJwtLifeS = 3600;

class SystemSignIn {
 public:
  // `issuer` is what the JWT says of who signed it. REQUIRES: guarded outlives this.
  SystemSignIn(AppServices services, std::string issuer, const Guarded& guarded)
      : services_(std::move(services)), issuer_(std::move(issuer)), guarded_(guarded) {}

  [[nodiscard]] http::Answer answer(const http::Request& request) const;

 private:
  // The approval whose system user may be had. Errors: a sentence for the app, of no secret; and
  // TooManyAttempts.
  [[nodiscard]] Result<auth::TenantApproval> proven(const carrier::SystemSignIn& asked,
                                                    std::string_view peer) const;
  [[nodiscard]] Result<std::string> jwt_with(const std::string& ticket,
                                             const auth::TenantApproval& approval) const;

  const AppServices services_;
  const std::string issuer_;
  const Guarded& guarded_;
};

}  // namespace crm::server
