#include "route/find.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "base/text.h"
#include "http/percent.h"

namespace crm::route {
namespace {

// The segments of a path, each decoded by itself; none for an escape that is none. The slash at the
// end, if any, is no segment.
std::optional<std::vector<std::string>> decoded_segments(std::string_view path) {
  std::vector<std::string> segments;
  if (!path.starts_with('/')) return std::nullopt;
  if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    auto segment = http::percent_decode(path.substr(0, end));
    if (!segment) return std::nullopt;
    segments.push_back(*std::move(segment));
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

// The first `count` segments of the path, as they are written.
std::string front_of(std::string_view path, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < count; ++i) end = std::min(path.find('/', end + 1), path.size());
  return std::string(path.substr(0, end));
}

const Route& most_asked() { return kRoutes[static_cast<std::size_t>(Name::GetMyActiveContacts)]; }

}  // namespace

std::optional<Found> find(std::string_view path, const Prefixes& prefixes) {
  static const std::vector<std::string> kNoSegments;
  // What nearly every request asks for, known without taking it apart.
  if (equals_ignoring_case(path, most_asked().path) && !prefixes.fits(kNoSegments).empty()) {
    return Found{&most_asked(), "", {}};
  }
  const auto segments = decoded_segments(path);
  if (!segments) return std::nullopt;
  for (const std::size_t length : prefixes.fits(*segments)) {
    for (const Route& route : all_routes()) {
      auto parameters = parameters_of(route.path, std::span(*segments).subspan(length));
      if (parameters) return Found{&route, front_of(path, length), *std::move(parameters)};
    }
  }
  return std::nullopt;
}

std::string_view verbs(const Route& route) {
  return route.post ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD, OPTIONS";
}

}  // namespace crm::route
