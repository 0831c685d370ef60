// What an app asks of a sign-in, and whether it may [wire: OpenID Connect].
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "auth/apps.h"
#include "base/result.h"
#include "server/oauth_parameters.h"

namespace crm::server {

inline constexpr std::size_t kStateBytesMax = 2048;
inline constexpr std::size_t kNonceBytesMax = 512;

// Where an answer goes, and what it must carry: settled before anything else, so that nothing ever
// goes anywhere that was not registered.
struct ReplyTo {
  std::string redirect_uri;
  std::string state;
  bool by_form = false;  // form_post: as a form that the browser sends, else in the query
};

// One that may go on to a sign-in.
struct AuthorizeRequest {
  std::shared_ptr<const auth::Apps> apps;  // keeps the next
  const App* app = nullptr;                // never null
  ReplyTo reply_to;
  std::string challenge;  // "": without PKCE
  std::string nonce;      // "": none
};

// One that the app is told is wrong.
struct AuthorizeRefusal {
  ReplyTo reply_to;
  std::string error;  // a word of RFC 6749 or OpenID Connect
  std::string description;
};

// The Error is for the person alone: of an app, or an address, that is not known.
using Authorization = std::variant<AuthorizeRequest, AuthorizeRefusal, Error>;

[[nodiscard]] Authorization authorization_of(const OAuthParameters& parameters,
                                             std::shared_ptr<const auth::Apps> apps);

}  // namespace crm::server
