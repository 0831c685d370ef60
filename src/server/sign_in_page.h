// The page at which people sign in with a browser, and what its forms do
// [wire: Sessions in a browser].
#pragma once

#include <string>
#include <string_view>

#include "agent/user_agent.h"
#include "auth/browser_sessions.h"
#include "base/result.h"
#include "http/message.h"
#include "route/find.h"
#include "server/sign_in_form.h"
#include "server/urls.h"

namespace crm::server {

class SignInPage {
 public:
  struct Settings {
    Urls urls;
    bool secure_cookies = true;  // false: browsers send them over plain HTTP, too
  };

  // REQUIRES: sessions and users outlive this.
  SignInPage(const auth::BrowserSessions& sessions, const agent::UserAgent& users,
             Settings settings)
      : sessions_(sessions), users_(users), settings_(std::move(settings)) {}

  // GET: who is signed in, or a form to sign in with.
  [[nodiscard]] http::Response show(const http::Request& request, const route::Found& found,
                                    TenantId tenant) const;
  // A file that the page needs; none of that name: NotFound.
  [[nodiscard]] Result<http::Response> file(const route::Found& found) const;

  // POST /login: what was filled in. Errors: Forbidden for a form of somebody else's page, and
  // those of read_sign_in_form().
  [[nodiscard]] Result<SignInForm> filled_in(const http::Request& request) const;
  // It was right: the browser is given a new session and sent on.
  [[nodiscard]] http::Response let_in(const Caller& proven, const std::string& return_url,
                                      const http::Request& request,
                                      const route::Found& found) const;
  // It was wrong, or nothing came of it: the page again, with the reason.
  [[nodiscard]] http::Response turn_away(const Error& error, const http::Request& request,
                                         const route::Found& found,
                                         std::string_view return_url = "") const;

  // POST /logout: ends the session whose XSRF value came as header or in the form.
  [[nodiscard]] http::Response sign_out(const http::Request& request, const route::Found& found,
                                        TenantId tenant) const;

 private:
  void give(http::Response& response, std::string_view cookie, std::string_view value,
            const route::Found& found) const;

  const auth::BrowserSessions& sessions_;
  const agent::UserAgent& users_;
  const Settings settings_;
};

}  // namespace crm::server
