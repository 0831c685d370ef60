// The page at which people sign in for an app, and what its form does [wire: OpenID Connect].
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "auth/sign_in.h"
#include "base/result.h"
#include "http/answer.h"
#include "http/message.h"
#include "route/find.h"
#include "server/app_services.h"
#include "server/authorize_request.h"
#include "server/guarded.h"
#include "server/urls.h"

namespace crm::server {

class AuthorizePage {
 public:
  // REQUIRES: guarded outlives this.
  AuthorizePage(AppServices services, Urls urls, const Guarded& guarded)
      : services_(std::move(services)), urls_(std::move(urls)), guarded_(guarded) {}

  // GET: the form, where the app may ask for it. Errors: NotFound for a tenant that is not there.
  [[nodiscard]] Result<http::Response> show(const http::Request& request,
                                            const route::Found& found) const;
  // POST: the form filled in; the app is answered, or the person asked again.
  [[nodiscard]] Result<http::Answer> sign_in(const http::Request& request,
                                             const route::Found& found) const;

 private:
  [[nodiscard]] http::Response finished(const AuthorizeRequest& asked, const Tenant& tenant,
                                        const Result<Caller>& caller,
                                        const http::Request& request) const;
  [[nodiscard]] http::Response form(const AuthorizeRequest& asked, const http::Request& request,
                                    std::string_view tenant, std::string_view wrong) const;
  [[nodiscard]] http::Response again(const AuthorizeRequest& asked, const http::Request& request,
                                     std::string_view tenant, const Error& error) const;
  [[nodiscard]] http::Response told(const AuthorizeRefusal& refusal,
                                    const http::Request& request) const;

  const AppServices services_;
  const Urls urls_;
  const Guarded& guarded_;
};

}  // namespace crm::server
