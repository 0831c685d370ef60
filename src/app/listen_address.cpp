#include "app/listen_address.h"

#include <arpa/inet.h>

#include <array>

#include "base/text.h"

namespace crm::app {
namespace {

bool is_address(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

}  // namespace

bool ListenAddress::is_loopback() const { return address.starts_with("127.") || address == "::1"; }

std::string ListenAddress::authority(std::uint16_t bound_port) const {
  const bool v6 = address.find(':') != std::string::npos;
  return (v6 ? "[" + address + "]" : address) + ":" + std::to_string(bound_port);
}

Result<ListenAddress> parse_listen_address(std::string_view text) {
  const auto refused = [&] {
    return refuse(ErrorKind::BadRequest, "listen: \"" + excerpt(text) +
                                             "\" will not do, expected an address and a port such "
                                             "as 127.0.0.1:8080 or [::1]:8080.");
  };
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return refused();
  std::string_view host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const auto port = parse_int32(text.substr(colon + 1));
  if (!port || *port < 0 || *port > 65'535) return refused();
  ListenAddress listen{host == "localhost" ? "127.0.0.1" : std::string(host),
                       static_cast<std::uint16_t>(*port)};
  if (!is_address(listen.address)) return refused();
  return listen;
}

}  // namespace crm::app
