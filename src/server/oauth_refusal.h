// What the token endpoint answers instead of tokens, in the words of RFC 6749 [wire: OpenID
// Connect].
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace crm::server {

struct OAuthRefusal {
  std::string_view error;  // of static storage
  std::string description;
  http::Status status = http::Status::BadRequest;
  std::uint32_t retry_after_s = 0;  // 0: none is told
  bool asks_for_basic = false;      // the app tried with Authorization
};

[[nodiscard]] http::Response oauth_response(const OAuthRefusal& refusal);

// Of an error of ours while tokens are made: what an app did wrong is invalid_grant.
[[nodiscard]] OAuthRefusal refusal_of_grant(const Error& error);

}  // namespace crm::server
