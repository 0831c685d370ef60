// Where to serve: an address and a port, as people write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace crm::app {

struct ListenAddress {
  std::string address;
  std::uint16_t port = 0;

  bool operator==(const ListenAddress&) const = default;
  // Whether only this machine can connect.
  [[nodiscard]] bool is_loopback() const;
  // 127.0.0.1:8080, [::1]:8080.
  [[nodiscard]] std::string authority(std::uint16_t bound_port) const;
};

// "127.0.0.1:8080", "[::1]:8080", "localhost:0".
[[nodiscard]] Result<ListenAddress> parse_listen_address(std::string_view text);

}  // namespace crm::app
