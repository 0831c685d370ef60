// The small forms that the sign-in page sends.
#pragma once

#include <string>

#include "base/result.h"
#include "base/secret.h"
#include "http/message.h"

namespace crm::server {

struct SignInForm {
  std::string user;        // as UTF-8
  Secret password;         // likewise
  std::string return_url;  // a path of ours, or ""
  std::string xsrf;
  std::string tenant;  // the name that was filled in, where the page asks for it
};

// Whether the body is a form that is read here: application/x-www-form-urlencoded in UTF-8, not
// compressed.
[[nodiscard]] bool is_form(const http::Request& request);

// Reads username, password, returnUrl, XSRF_TOKEN and tenant; other names mean nothing. Errors:
// UnsupportedMediaType for anything but application/x-www-form-urlencoded in UTF-8, uncompressed;
// BadRequest for a name that comes twice, a malformed escape, text that is not UTF-8, and an
// address that is_local_path() refuses.
[[nodiscard]] Result<SignInForm> read_sign_in_form(const http::Request& request);

// Whether a browser that is sent there stays here: "/x?y", never "//host", nor what could be read
// as that.
[[nodiscard]] bool is_local_path(std::string_view address);

}  // namespace crm::server
