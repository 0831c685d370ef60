// The parameters of OAuth, which some send in the query and others in a form [rfc 6749]
// [wire: OpenID Connect].
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace crm::server {

class OAuthParameters {
 public:
  static constexpr std::size_t kCountMax = 64;
  static constexpr std::size_t kFormBytesMax = 16'384;

  // Errors: BadRequest where one comes twice, which could mean two things, or there are too many.
  [[nodiscard]] static Result<OAuthParameters> of_query(std::string_view query);
  // With those of a form in the body. Errors: likewise, and for a body that is no form or is longer
  // than kFormBytesMax.
  [[nodiscard]] static Result<OAuthParameters> of_request(const http::Request& request);

  // "" where it is not there: an empty one counts as none. Names are compared as they are.
  [[nodiscard]] std::string_view get(std::string_view name) const;

 private:
  [[nodiscard]] Result<void> add(std::string_view pairs);

  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace crm::server
