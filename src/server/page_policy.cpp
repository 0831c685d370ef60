#include "server/page_policy.h"

#include <string>
#include <utility>

namespace crm::server {

// A referrer stays with us; with none at all, browsers would send our own forms with the origin
// "null".
void protect(http::Response& response, std::string_view form_target) {
  std::string policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
      "connect-src 'self'; form-action 'self'";
  if (!form_target.empty()) policy.append(" ").append(form_target);
  policy +=
      "; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
      "require-trusted-types-for 'script'";
  response.fields.push_back({"Content-Security-Policy", std::move(policy)});
  response.fields.push_back({"Referrer-Policy", "same-origin"});
  response.fields.push_back({"Cross-Origin-Opener-Policy", "same-origin"});
  response.fields.push_back({"Cross-Origin-Resource-Policy", "same-origin"});
}

}  // namespace crm::server
