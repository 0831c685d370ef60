#include "route/find.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "base/text.h"
#include "http/percent.h"

namespace crm::route {
namespace {

constexpr std::string_view kEscapedSlash = "%2F";

// The segments of a decoded path. The slash at the end, if any, is no segment.
std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

// The parameters when the segments are the route's; none when they are not.
std::optional<std::vector<std::string>> parameters_of(std::string_view route,
                                                      std::span<const std::string> segments) {
  std::vector<std::string> parameters;
  if (route.ends_with('/')) route.remove_suffix(1);
  while (!route.empty() && !segments.empty()) {
    route.remove_prefix(1);
    const auto end = std::min(route.find('/'), route.size());
    const std::string_view wanted = route.substr(0, end);
    if (wanted.starts_with('{')) {
      if (segments.front().empty()) return std::nullopt;
      parameters.push_back(segments.front());
    } else if (!equals_ignoring_case(wanted, segments.front())) {
      return std::nullopt;
    }
    route.remove_prefix(end);
    segments = segments.subspan(1);
  }
  if (!route.empty() || !segments.empty()) return std::nullopt;
  return parameters;
}

// As many of the path's first segments as it is written, escapes and all: what is decoded may be no
// address any more. An escaped slash divides like another.
std::string front_of(std::string_view path, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t slashes = 0; end < path.size(); ++end) {
    const bool is_slash =
        path[end] == '/' || equals_ignoring_case(path.substr(end, 3), kEscapedSlash);
    if (is_slash && slashes++ == count) break;
  }
  return std::string(path.substr(0, end));
}

const Route& most_asked() { return kRoutes[static_cast<std::size_t>(Name::GetMyActiveContacts)]; }

// What nearly every request asks for, known without taking it apart: without a prefix, or below
// what may be the name of a tenant, which whoever looks for that tenant judges.
std::optional<Found> find_most_asked(std::string_view path, const Prefixes& prefixes) {
  const std::string_view wanted = most_asked().path;
  if (path.size() < wanted.size()) return std::nullopt;
  const std::string_view front = path.substr(0, path.size() - wanted.size());
  if (!equals_ignoring_case(path.substr(front.size()), wanted)) return std::nullopt;
  if (front.empty() && prefixes.has_none()) return Found{&most_asked(), "", "", {}};
  if (front.size() < 2 || front.front() != '/' || !prefixes.are_tenants() ||
      front.find_first_of("/%", 1) != std::string_view::npos) {
    return std::nullopt;
  }
  return Found{&most_asked(), std::string(front), std::string(front.substr(1)), {}};
}

}  // namespace

std::optional<Found> find(std::string_view path, const Prefixes& prefixes) {
  if (auto found = find_most_asked(path, prefixes)) return found;
  const auto decoded = http::percent_decode(path);
  if (!decoded || !decoded->starts_with('/')) return std::nullopt;
  const std::vector<std::string> segments = segments_of(*decoded);
  for (const std::size_t length : prefixes.fits(segments)) {
    for (const auto routes : {all_routes(), std::span<const Route>(kServiceRoutes)}) {
      for (const Route& route : routes) {
        if (!prefixes.may_lead(length, route.standing)) continue;
        auto parameters = parameters_of(route.path, std::span(segments).subspan(length));
        if (!parameters) continue;
        return Found{&route, front_of(path, length),
                     prefixes.are_tenants() && length > 0 ? segments.front() : "",
                     *std::move(parameters)};
      }
    }
  }
  return std::nullopt;
}

Purpose purpose_of(const Route& route, std::string_view verb) {
  if (verb == "POST") return route.post ? Purpose::Run : Purpose::None;
  if (verb == "PUT" || verb == "PATCH" || verb == "DELETE") {
    return route.change ? Purpose::Run : Purpose::None;
  }
  if (verb != "GET" && verb != "HEAD") return Purpose::None;
  if (!route.get) return Purpose::None;
  return route.post || !route.needs_caller ? Purpose::Tell : Purpose::Run;
}

std::string_view verbs(const Route& route) {
  if (route.change) return "GET, HEAD, PUT, PATCH, DELETE, OPTIONS";
  if (!route.post) return "GET, HEAD, OPTIONS";
  return route.get ? "GET, HEAD, POST, OPTIONS" : "POST, OPTIONS";
}

}  // namespace crm::route
