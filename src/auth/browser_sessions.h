// The session of a browser: begun by signing in at our page, carried by a cookie that no script can
// read, and good for a call only together with its XSRF value [wire: Sessions in a browser]. Who
// has the database, a log or a picture of the page has neither: the store keeps a hash of the
// session's value, and the XSRF value is derived from it [adr 18].
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "auth/session_book.h"
#include "auth/sign_in.h"
#include "base/clock.h"
#include "base/result.h"
#include "domain/caller.h"
#include "http/message.h"

namespace crm::auth {

inline constexpr std::string_view kSessionCookie = "SO_SESSION";
inline constexpr std::string_view kXsrfCookie = "XSRF-TOKEN";
inline constexpr std::string_view kXsrfHeader = "X-XSRF-TOKEN";

// A browser may hold one session for each path that the API stands below; beyond so many cookies
// somebody plays with us.
inline constexpr int kSessionCookiesMax = 4;

// What the log is to tell.
struct BrowserEvent {
  bool signed_in = true;  // else out
  TenantId tenant{};
  std::string login;
  std::string_view peer;
  std::int64_t session = 0;
};

// Any thread may call anything; nothing waits but for a short lock.
class BrowserSessions {
 public:
  // Called outside all locks. Must not throw.
  using Heard = std::function<void(const BrowserEvent& event)>;

  // REQUIRES: all outlive this.
  BrowserSessions(const SignIn& sign_in, SessionBook& book, const Clock& clock, Heard heard)
      : sign_in_(sign_in), book_(book), clock_(clock), heard_(std::move(heard)) {}

  // Whether the request is to be identified here: an Authorization field decides alone.
  [[nodiscard]] static bool are_asked(const http::Request& request);

  // The caller whose session a cookie of the request carries, and whose XSRF value its X-XSRF-TOKEN
  // is; cookies of that name are not looked at. Errors: Unauthenticated, in the one text; those of
  // admit().
  [[nodiscard]] Result<Caller> identify(const http::Request& request, TenantId tenant) const;

  // The same for an XSRF value that came another way.
  [[nodiscard]] Result<Caller> identify(const http::Request& request, TenantId tenant,
                                        std::string_view xsrf) const;

  // Who is signed in, by the cookie alone: enough to tell the browser, never to do anything.
  struct Visitor {
    Caller caller;
    std::string xsrf;
  };
  [[nodiscard]] std::optional<Visitor> visitor(const http::Request& request, TenantId tenant) const;

  // What the browser is to hold from now on. 32 random bytes, and as many made of them, base64url.
  struct Begun {
    Caller caller;
    std::string value;
    std::string xsrf;
  };
  // Begins a session for who has just proven to be `proven`; one that the request carries ends.
  [[nodiscard]] Begun begin(const Caller& proven, const http::Request& request) const;

  // Ends the session of a browser that identify() has found.
  void sign_out(const Caller& caller, const http::Request& request) const;

 private:
  void tell(bool signed_in, const Caller& caller, const http::Request& request) const;

  const SignIn& sign_in_;
  SessionBook& book_;
  const Clock& clock_;
  const Heard heard_;
};

}  // namespace crm::auth
