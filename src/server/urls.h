// Absolute addresses inside answers [wire: Address and methods].
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace crm::server {

// What stands in them instead of what the request says; "" leaves the request's own. For servers
// behind a proxy, whose forwarding headers are not believed.
struct UrlOverride {
  std::string scheme;
  std::string host;
  std::string port;
};

// The host of host or host:port.
[[nodiscard]] std::string_view host_of(std::string_view authority);

class Urls {
 public:
  Urls() = default;
  explicit Urls(UrlOverride override_with) : override_(std::move(override_with)) {}

  // http://host, without a path; "" where neither the request nor a setting names a host, so that
  // addresses begin with their path.
  [[nodiscard]] std::string host_root(const http::Request& request) const;
  // The same for another host of this server, without a port.
  [[nodiscard]] std::string host_root(const http::Request& request, std::string_view host) const;
  // The address that was asked for, its path as the caller wrote it.
  [[nodiscard]] std::string asked_for(const http::Request& request) const;

 private:
  UrlOverride override_;
};

}  // namespace crm::server
