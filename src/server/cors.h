// Which pages of other origins a browser may let call us [wire: CORS].
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace crm::server {

class Cors {
 public:
  // No origin is allowed.
  Cors() = default;

  // Reads origins with blanks between them. "*" is every origin but "null"; one that ends in "*",
  // such as http://localhost*, is that host at any port; a slash at the end is nothing. The error
  // says which is wrong.
  [[nodiscard]] static Result<Cors> parse(std::string_view origins);

  // Whether this asks what a later request may do.
  [[nodiscard]] static bool is_preflight(const http::Request& request);

  // The answer to that. `verbs` are the route's.
  [[nodiscard]] http::Response preflight(const http::Request& request,
                                         std::string_view verbs) const;

  // What the answer to this request has to carry so that the browser hands it over; nothing for an
  // origin that is not allowed, and for requests without one.
  [[nodiscard]] std::vector<http::OwnField> fields_for(const http::Request& request) const;

 private:
  // How an origin came to be allowed: who came through "*" may bring no cookies.
  enum class Allowed { No, AsAnyone, AsListed };

  [[nodiscard]] Allowed allowed(std::string_view origin) const;

  bool anyone_ = false;
  std::vector<std::string> origins_;
  std::vector<std::string> hosts_;  // at any port
};

}  // namespace crm::server
