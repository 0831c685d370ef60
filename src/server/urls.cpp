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

std::string_view host_of(std::string_view authority) {
  return authority.substr(0, port_begins(authority));
}

std::string Urls::host_root(const http::Request& request) const {
  if (request.authority.empty() && override_.host.empty()) return "";
  return host_root(request, override_.host.empty() ? host_of(request.authority) : override_.host);
}

std::string Urls::host_root(const http::Request& request, std::string_view host) const {
  std::string url = override_.scheme.empty() ? "http" : override_.scheme;
  url.append("://").append(host);
  if (override_.port.empty()) {
    url += request.authority.substr(port_begins(request.authority));
  } else {
    url.append(":").append(override_.port);
  }
  return url;
}

std::string Urls::asked_for(const http::Request& request) const {
  return host_root(request) + std::string(request.path);
}

}  // namespace crm::server
