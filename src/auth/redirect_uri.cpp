#include "auth/redirect_uri.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace crm::auth {
namespace {

constexpr std::string_view kHttps = "https://";
constexpr std::string_view kHttp = "http://";
constexpr std::array<std::string_view, 3> kHere{"localhost", "127.0.0.1", "[::1]"};

tl::unexpected<Error> wrong(std::string_view uri, std::string_view why) {
  return refuse(ErrorKind::BadRequest, "\"" + excerpt(uri) + "\": " + std::string(why));
}

std::size_t authority_ends(std::string_view uri) {
  const auto begins = uri.find("://") + 3;
  return std::min(uri.find_first_of("/?", begins), uri.size());
}

std::string_view authority_of(std::string_view uri) {
  const auto begins = uri.find("://") + 3;
  return uri.substr(begins, authority_ends(uri) - begins);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A name, an address or an address in brackets, and perhaps a port.
bool is_authority(std::string_view authority) {
  std::string_view host = authority;
  const auto bracket = authority.rfind(']');
  const auto colon = authority.rfind(':');
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    const std::string_view port = authority.substr(colon + 1);
    if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, is_digit)) return false;
    host = authority.substr(0, colon);
  }
  if (host.starts_with('[')) {
    return host.ends_with(']') && host.size() > 2 &&
           std::ranges::all_of(host.substr(1, host.size() - 2), [](char c) {
             return is_digit(c) || c == ':' || c == '.' || (c >= 'a' && c <= 'f') ||
                    (c >= 'A' && c <= 'F');
           });
  }
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return is_digit(c) || c == '.' || c == '-' || c == '_' || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  });
}

bool is_here(std::string_view authority) {
  const auto bracket = authority.rfind(']');
  const auto colon = authority.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  const std::string_view host = has_port ? authority.substr(0, colon) : authority;
  return std::ranges::any_of(kHere, [host](auto each) { return equals_ignoring_case(host, each); });
}

}  // namespace

Result<void> check_redirect_uri(std::string_view uri) {
  if (uri.size() > kRedirectUriBytesMax) return wrong(uri, "longer than 2048 bytes.");
  const auto is_plain = [](char c) {
    return c > ' ' && c < '\x7F' &&
           std::string_view("\"'<>\\^`{|};,#").find(c) == std::string_view::npos;
  };
  if (!uri.starts_with(kHttps) && !uri.starts_with(kHttp)) {
    return wrong(uri, "expected an address such as https://app.example/callback.");
  }
  if (!std::ranges::all_of(uri, is_plain)) {
    return wrong(uri, "only plain ASCII may stand in it, and no fragment; escape the rest.");
  }
  const std::string_view authority = authority_of(uri);
  if (!is_authority(authority)) {
    return wrong(uri, "expected a host, perhaps with a port, and no user name.");
  }
  if (uri.starts_with(kHttp) && !is_here(authority)) {
    return wrong(uri, "without TLS only localhost, 127.0.0.1 or [::1] may be called.");
  }
  return {};
}

std::string_view origin_of(std::string_view uri) { return uri.substr(0, authority_ends(uri)); }

}  // namespace crm::auth
