// Which exchange a request is meant for [wire: Address and methods].
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace crm::server {

enum class Route : std::uint8_t {
  GetMyActiveContacts,          // POST: the call
  DescribeGetMyActiveContacts,  // GET, HEAD: what the call is; never runs it
  Options,                      // OPTIONS of a known path
};

// The verbs of every path we know, for Allow.
inline constexpr std::string_view kAllowedVerbs = "GET, HEAD, POST, OPTIONS";

// By path, any case, percent-escapes decoded, one trailing slash ignored; then by verb. Errors:
// NotFound, MethodNotAllowed.
[[nodiscard]] Result<Route> find_route(const http::Request& request);

// http://host/path as the caller wrote it, for descriptions and errors.
[[nodiscard]] std::string absolute_url(const http::Request& request);

}  // namespace crm::server
