#include "net/private_address.h"

namespace crm::net {
namespace {

namespace ip = boost::asio::ip;

bool is_private(const ip::address_v4& address) {
  const auto bytes = address.to_bytes();
  return address.is_loopback() || bytes[0] == 10 || (bytes[0] == 172 && bytes[1] / 16 == 1) ||
         (bytes[0] == 192 && bytes[1] == 168);
}

}  // namespace

bool is_private(const ip::address& address) {
  if (address.is_v4()) return is_private(address.to_v4());
  const ip::address_v6 six = address.to_v6();
  if (six.is_v4_mapped()) return is_private(ip::make_address_v4(ip::v4_mapped, six));
  return six.is_loopback() || (six.to_bytes()[0] & 0xFEU) == 0xFCU;
}

}  // namespace crm::net
