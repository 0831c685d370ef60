// The Basic scheme: a user name and a password in the Authorization field [rfc 7617]
// [wire: Basic].
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "auth/secret.h"
#include "base/result.h"
#include "http/message.h"

namespace crm::auth {

// One text for everything that is wrong with a credential, so that nobody learns which logins
// exist.
inline constexpr std::string_view kSignInRefused = "The user name or password is not valid.";

// Unauthenticated, with that text.
[[nodiscard]] tl::unexpected<Error> refuse_sign_in();

inline constexpr std::size_t kPasswordBytesMax = 1024;

// What the client sent, decoded from base64 and split at the first colon, as the bytes that came.
// Every request makes one, so that is all it does; clear texts are made only to be proven.
class BasicCredential {
 public:
  // Reads the request's Authorization field. Errors: BadRequest when there are two, Unauthenticated
  // when there is none, the scheme is another, or the value is not base64 of a name, a colon and
  // at most kPasswordBytesMax bytes of password.
  [[nodiscard]] static Result<BasicCredential> of(const http::Request& request);

  // Name, colon and password as sent; equal bytes are equal credentials.
  [[nodiscard]] std::string_view bytes() const { return bytes_.view(); }

  // As UTF-8: browsers send a name outside ASCII as ISO-8859-1 and a password as UTF-8, so each is
  // taken as UTF-8 where it is that and as ISO-8859-1 otherwise [wire: Basic].
  [[nodiscard]] std::string user() const;
  // None when it is longer than kPasswordBytesMax once it is UTF-8.
  [[nodiscard]] std::optional<Secret> password() const;

 private:
  BasicCredential(Secret bytes, std::size_t colon);

  Secret bytes_;
  std::size_t colon_;
};

}  // namespace crm::auth
