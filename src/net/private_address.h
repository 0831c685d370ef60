// Where a message may go that anybody on the way can read and change.
#pragma once

#include <boost/asio/ip/address.hpp>

namespace crm::net {

// Loopback and the private networks (RFC 1918, RFC 4193). Not addresses of a link alone
// (169.254.0.0/16, fe80::/10): there the machines of clouds tell their secrets.
[[nodiscard]] bool is_private(const boost::asio::ip::address& address);

}  // namespace crm::net
