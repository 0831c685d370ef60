// The address of something to be fetched: http://host[:port]/path?query.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::http {

struct Url {
  bool is_https = false;
  std::string host;  // a name, or an address without the brackets of IPv6
  std::uint16_t port = 0;
  std::string authority;  // as it was written, for Host
  std::string target;     // path and query; "/" at least

  bool operator==(const Url&) const = default;
};

// Absolute, http or https; without user information, whose password would stand in logs, and
// without a fragment, which means nothing here. Errors: BadRequest, with what was expected.
[[nodiscard]] Result<Url> parse_url(std::string_view text);

}  // namespace crm::http
