// All that apps ask on their own: discovery, sign-ins for them, tokens, the system user
// [wire: OpenID Connect]. Online alone.
#pragma once

#include <string>

#include "http/answer.h"
#include "http/message.h"
#include "route/find.h"
#include "server/app_services.h"
#include "server/authorize_page.h"
#include "server/guarded.h"
#include "server/system_sign_in.h"
#include "server/token_endpoint.h"
#include "server/urls.h"

namespace crm::server {

// Whether that address is answered here.
[[nodiscard]] bool is_of_open_id(route::Name name);

class OpenId {
 public:
  // REQUIRES: guarded outlives this.
  OpenId(const AppServices& services, Urls urls, std::string system_user_issuer,
         const Guarded& guarded)
      : services_(services),
        urls_(urls),
        page_(services, urls, guarded),
        tokens_(services, urls, guarded),
        system_users_(services, std::move(system_user_issuer), guarded) {}

  // GET. Errors: NotFound for a tenant that is not there.
  [[nodiscard]] Result<http::Response> tell(const http::Request& request,
                                            const route::Found& found) const;
  // POST. Errors: likewise.
  [[nodiscard]] Result<http::Answer> run(const http::Request& request,
                                         const route::Found& found) const;

 private:
  const AppServices services_;
  const Urls urls_;
  const AuthorizePage page_;
  const TokenEndpoint tokens_;
  const SystemSignIn system_users_;
};

}  // namespace crm::server
