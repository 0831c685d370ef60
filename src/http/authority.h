// host[:port], as it stands in Host, in an absolute-form target and behind CONNECT.
#pragma once

#include <string_view>

namespace crm::http {

// A host that is not empty, by the grammar of [rfc 3986]: a registered name, an IPv4 address or an
// IPv6 address in brackets; and maybe a port up to 65535. No user information: in http it is an
// attack on whoever reads the address [rfc 9110].
[[nodiscard]] bool is_authority(std::string_view text);

}  // namespace crm::http
