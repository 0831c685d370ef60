// Where apps get tokens for codes and refresh tokens, and make them void [wire: OpenID Connect].
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "auth/apps.h"
#include "base/result.h"
#include "http/answer.h"
#include "http/message.h"
#include "route/find.h"
#include "server/app_services.h"
#include "server/guarded.h"
#include "server/oauth_parameters.h"
#include "server/oauth_refusal.h"
#include "server/urls.h"

namespace crm::server {

class TokenEndpoint {
 public:
  // REQUIRES: guarded outlives this.
  TokenEndpoint(AppServices services, Urls urls, const Guarded& guarded)
      : services_(std::move(services)), urls_(std::move(urls)), guarded_(guarded) {}

  // Both: Errors NotFound for a tenant that is not there.
  [[nodiscard]] Result<http::Answer> tokens(const http::Request& request,
                                            const route::Found& found) const;
  [[nodiscard]] Result<http::Answer> revoke(const http::Request& request,
                                            const route::Found& found) const;

 private:
  // An app that has proven to be itself, and what it asks.
  struct Asked {
    std::shared_ptr<const auth::Apps> apps;  // keeps the next
    const App* app = nullptr;
    OAuthParameters parameters;
    Context context;
  };

  template <class Way>
  [[nodiscard]] Result<http::Answer> with_app(const http::Request& request,
                                              const route::Found& found, const Way& way) const;
  [[nodiscard]] http::Answer for_code(const http::Request& request, const Asked& asked) const;
  [[nodiscard]] http::Answer for_refresh_token(const http::Request& request,
                                               const Asked& asked) const;
  // What a token would be for: whether the tenant runs and has approved the app.
  [[nodiscard]] std::variant<Tenant, OAuthRefusal> tenant_for(const Asked& asked,
                                                              TenantId id) const;
  [[nodiscard]] http::Response told(const http::Request& request, const Asked& asked,
                                    const Tenant& tenant, const Caller& caller,
                                    std::string_view nonce, std::int64_t signed_in_at_s,
                                    std::string_view access_token,
                                    std::string_view refresh_token) const;
  [[nodiscard]] http::Answer shown_again(const http::Request& request, const Caller& caller,
                                         TokenId given) const;
  void forget(TenantId tenant, AssociateId associate, TokenId grant) const;

  const AppServices services_;
  const Urls urls_;
  const Guarded& guarded_;
};

}  // namespace crm::server
