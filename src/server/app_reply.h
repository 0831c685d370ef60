// The answer of a sign-in on its way back to the app, by the browser of whoever signed in
// [wire: OpenID Connect].
#pragma once

#include <string_view>

#include "http/message.h"
#include "server/authorize_request.h"

namespace crm::server {

// What is told; a code, or an error and its description.
struct AppReply {
  std::string_view code;  // "": an error
  std::string_view error;
  std::string_view description;
  std::string_view issuer;  // iss, so that an app of many issuers knows whose it is [rfc 9207]
};

[[nodiscard]] http::Response reply_to_app(const ReplyTo& to, const AppReply& reply);

}  // namespace crm::server
