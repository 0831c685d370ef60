#include "server/own_origin.h"

#include <string>
#include <string_view>

#include "base/text.h"

namespace crm::server {
namespace {

std::string_view without_scheme(std::string_view url) {
  const auto end = url.find("://");
  return end == std::string_view::npos ? "" : url.substr(end + 3);
}

// A page comes by one of these two; of other schemes what stands behind them means something else.
bool is_page(std::string_view origin) {
  return origin.starts_with("http://") || origin.starts_with("https://");
}

// Of host and port alone: behind a proxy that speaks TLS we do not see which scheme it was.
bool is_own(std::string_view origin, const http::Request& request, const Urls& urls) {
  if (!is_page(origin)) return false;
  const std::string_view host = without_scheme(origin);
  const std::string root = urls.host_root(request);
  return !host.empty() && (equals_ignoring_case(host, without_scheme(root)) ||
                           equals_ignoring_case(host, request.authority));
}

}  // namespace

bool is_from_own_page(const http::Request& request, const Urls& urls) {
  if (request.count("Sec-Fetch-Site") > 0) {
    const auto site = request.field("Sec-Fetch-Site");
    return site == "same-origin" || site == "none";
  }
  if (request.count("Origin") == 0) return true;
  const auto origin = request.field("Origin");
  return origin && is_own(*origin, request, urls);
}

bool is_read_elsewhere(const http::Request& request, const Urls& urls) {
  if (request.count("Origin") == 0) return false;
  const auto origin = request.field("Origin");
  return !origin || !is_own(*origin, request, urls);
}

}  // namespace crm::server
