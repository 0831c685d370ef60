#include "http/url.h"

#include <algorithm>

#include "base/text.h"
#include "http/authority.h"
#include "http/octets.h"

namespace crm::http {
namespace {

constexpr std::string_view kHttp = "http://";
constexpr std::string_view kHttps = "https://";
constexpr std::uint16_t kHttpPort = 80;
constexpr std::uint16_t kHttpsPort = 443;

bool begins(std::string_view text, std::string_view scheme) {
  return equals_ignoring_case(text.substr(0, scheme.size()), scheme);
}

tl::unexpected<Error> wrong() {
  return refuse(ErrorKind::BadRequest,
                "expected an address such as https://login.example.test/keys, without a user name "
                "and without #");
}

}  // namespace

Result<Url> parse_url(std::string_view text) {
  Url url;
  url.is_https = begins(text, kHttps);
  if (!url.is_https && !begins(text, kHttp)) return wrong();
  text.remove_prefix(url.is_https ? kHttps.size() : kHttp.size());
  const std::size_t end = std::min(text.find_first_of("/?#"), text.size());
  url.authority = text.substr(0, end);
  url.target = text.substr(end);
  if (!url.target.starts_with('/')) url.target.insert(0, 1, '/');
  if (!is_authority(url.authority) || !kTarget.makes_up(url.target)) return wrong();
  url.host = url.authority;
  url.port = url.is_https ? kHttpsPort : kHttpPort;
  const std::size_t bracket = url.host.rfind(']');
  const std::size_t colon = url.host.rfind(':');
  if (colon != std::string::npos && (bracket == std::string::npos || colon > bracket)) {
    const auto port = parse_int32(std::string_view(url.host).substr(colon + 1));
    if (!port || *port == 0) return wrong();
    url.port = static_cast<std::uint16_t>(*port);  // is_authority() has seen that it fits
    url.host.resize(colon);
  }
  if (url.host.starts_with('[')) url.host = url.host.substr(1, url.host.size() - 2);
  return url;
}

}  // namespace crm::http
