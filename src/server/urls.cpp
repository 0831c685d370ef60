#include "server/urls.h"

namespace crm::server {
namespace {

// Where the port of host:port begins, with its colon; the size where there is none. The colons of
// an IPv6 address stand in brackets.
std::size_t port_begins(std::string_view authority) {
  const auto bracket = authority.rfind(']');
  const auto colon = authority.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  return has_port ? colon : authority.size();
}

}  // namespace

std::string Urls::host_root(const http::Request& request) const {
  if (request.authority.empty() && override_.host.empty()) return "";
  const std::size_t colon = port_begins(request.authority);
  std::string url = override_.scheme.empty() ? "http" : override_.scheme;
  url += "://";
  url += override_.host.empty() ? request.authority.substr(0, colon) : override_.host;
  if (override_.port.empty()) {
    url += request.authority.substr(colon);
  } else {
    url.append(":").append(override_.port);
  }
  return url;
}

std::string Urls::asked_for(const http::Request& request) const {
  return host_root(request) + std::string(request.path);
}

}  // namespace crm::server
