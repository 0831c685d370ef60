#include "server/routes.h"

#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "http/percent.h"

namespace crm::server {
namespace {

constexpr std::string_view kGetMyActiveContacts = "/api/v1/Agents/Contact/GetMyActiveContacts";

bool is_decoded_path(std::string_view path, std::string_view wanted) {
  if (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  return equals_ignoring_case(path, wanted);
}

bool is_path(std::string_view path, std::string_view wanted) {
  if (path.find('%') == std::string_view::npos) return is_decoded_path(path, wanted);
  const auto decoded = http::percent_decode(path);
  return decoded && is_decoded_path(*decoded, wanted);
}

}  // namespace

Result<Route> find_route(const http::Request& request) {
  if (!is_path(request.path, kGetMyActiveContacts)) {
    return refuse(ErrorKind::NotFound, "No HTTP resource was found that matches the request URI '" +
                                           excerpt(absolute_url(request)) + "'.");
  }
  if (request.method == "POST") return Route::GetMyActiveContacts;
  if (request.method == "GET" || request.method == "HEAD") {
    return Route::DescribeGetMyActiveContacts;
  }
  if (request.method == "OPTIONS") return Route::Options;
  return refuse(
      ErrorKind::MethodNotAllowed,
      "The requested resource does not support http method '" + excerpt(request.method) + "'.");
}

std::string absolute_url(const http::Request& request) {
  return "http://" + std::string(request.authority) + std::string(request.path);
}

}  // namespace crm::server
