#include "route/prefixes.h"

#include <algorithm>

#include "base/text.h"

namespace crm::route {
namespace {

constexpr std::string_view kAny = "/**";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool fits_segment(std::string_view segment, std::string_view wanted) {
  if (!wanted.ends_with('*')) return equals_ignoring_case(segment, wanted);
  const std::size_t front = wanted.size() - 1;
  return segment.size() > front &&
         equals_ignoring_case(segment.substr(0, front), wanted.substr(0, front)) &&
         std::ranges::all_of(segment.substr(front), is_digit);
}

// "/a/b" as a, b; none for what is no path.
std::optional<std::vector<std::string>> segments_of(std::string_view prefix) {
  std::vector<std::string> segments;
  if (!prefix.starts_with('/')) return std::nullopt;
  if (prefix.ends_with('/')) prefix.remove_suffix(1);
  while (!prefix.empty()) {
    prefix.remove_prefix(1);
    const auto end = std::min(prefix.find('/'), prefix.size());
    const std::string_view segment = prefix.substr(0, end);
    const auto star = segment.find('*');
    if (segment.empty() || (star != std::string_view::npos && star + 1 != segment.size())) {
      return std::nullopt;
    }
    segments.emplace_back(segment);
    prefix.remove_prefix(end);
  }
  return segments;
}

}  // namespace

Result<Prefixes> Prefixes::parse(std::string_view text) {
  Prefixes prefixes;
  text = trim(text);
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    const std::string_view prefix = text.substr(0, end);
    text = trim(text.substr(end));
    if (prefix == kAny) {
      prefixes.any_ = true;
      continue;
    }
    auto segments = segments_of(prefix);
    if (!segments) {
      return refuse(ErrorKind::BadRequest,
                    "\"" + excerpt(prefix) + "\" is no path such as /, /crm or /Cust*");
    }
    prefixes.prefixes_.push_back(*std::move(segments));
  }
  if (prefixes.prefixes_.empty() && !prefixes.any_) {
    return refuse(ErrorKind::BadRequest, "expected /**, or paths such as / /crm /Cust*");
  }
  return prefixes;
}

Prefixes Prefixes::of_tenants() {
  Prefixes prefixes;
  prefixes.are_tenants_ = true;
  prefixes.prefixes_ = {{}, {"Cust*"}};
  return prefixes;
}

bool Prefixes::may_lead(std::size_t segments, Standing standing) const {
  if (!are_tenants_) return standing != Standing::Installation;
  return standing != (segments == 0 ? Standing::Tenant : Standing::Installation);
}

bool Prefixes::has_none() const {
  if (are_tenants_) return false;
  return any_ || std::ranges::any_of(prefixes_, [](const auto& prefix) { return prefix.empty(); });
}

std::vector<std::size_t> Prefixes::fits(std::span<const std::string> segments) const {
  std::vector<std::size_t> lengths;
  if (any_) {
    for (std::size_t length = 0; length <= std::min(segments.size(), kAnySegmentsMax); ++length) {
      if (length > 0 && segments[length - 1].empty()) break;
      lengths.push_back(length);
    }
    return lengths;
  }
  for (const auto& prefix : prefixes_) {
    if (prefix.size() <= segments.size() &&
        std::equal(prefix.begin(), prefix.end(), segments.begin(),
                   [](const std::string& wanted, const std::string& segment) {
                     return fits_segment(segment, wanted);
                   })) {
      lengths.push_back(prefix.size());
    }
  }
  return lengths;
}

}  // namespace crm::route
