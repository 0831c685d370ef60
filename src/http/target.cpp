#include "http/target.h"

#include <algorithm>
#include <cstddef>

#include "base/text.h"
#include "http/authority.h"
#include "http/percent.h"

namespace crm::http {
namespace {

// The scheme with its "://", as long as it is one of the two we could be reached by; else 0.
std::size_t scheme_size(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (equals_ignoring_case(target.substr(0, scheme.size()), scheme)) return scheme.size();
  }
  return 0;
}

// Path and query, which begin at `at`.
Target split(Span authority, std::string_view target, std::size_t at) {
  const std::size_t mark = std::min(target.find('?', at), target.size());
  const std::size_t query_at = std::min(mark + 1, target.size());
  return {authority, {at, mark - at}, {query_at, target.size() - query_at}};
}

// Only the authority form goes with CONNECT. We are nobody's tunnel; that is our lack, not the
// client's fault.
Refusal no_tunnel(std::string_view target) {
  const std::size_t before_port = target.find_last_not_of("0123456789");
  const bool has_port = before_port != std::string_view::npos && target[before_port] == ':' &&
                        before_port + 1 < target.size();
  if (!has_port || !is_authority(target)) {
    return {Status::BadRequest, "The request target of CONNECT is not a host and a port."};
  }
  return {Status::NotImplemented, "This server is not a proxy: CONNECT is not served."};
}

}  // namespace

Read<Target> read_target(std::string_view method, std::string_view target) {
  if (method == "CONNECT") return tl::unexpected(no_tunnel(target));
  if (!has_valid_escapes(target)) {
    return malformed("A % in the request target is not followed by two hexadecimal digits.");
  }
  if (target.front() == '/') return split({}, target, 0);
  if (target == "*") {
    if (method != "OPTIONS") return malformed("The request target * goes with OPTIONS only.");
    return Target{};
  }
  const std::size_t host_at = scheme_size(target);
  if (host_at == 0) return malformed("The request target is neither a path nor an http address.");
  const std::size_t end = std::min(target.find_first_of("/?", host_at), target.size());
  const Span authority{host_at, end - host_at};
  if (!is_authority(authority.in(target))) {
    return malformed("The request target does not name a valid host.");
  }
  return split(authority, target, end);
}

}  // namespace crm::http
