#include "route/prefixes.h"

#include <algorithm>

#include "base/text.h"

namespace crm::route {
namespace {

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
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view prefix = text.substr(0, end);
    auto segments = segments_of(prefix);
    if (!segments) {
      return refuse(ErrorKind::BadRequest,
                    "\"" + excerpt(prefix) + "\" is no path such as /, /crm or /Cust*");
    }
    prefixes.prefixes_.push_back(*std::move(segments));
    text = trim(text.substr(end));
  }
  if (prefixes.prefixes_.empty()) {
    return refuse(ErrorKind::BadRequest, "expected paths such as / /crm /Cust*");
  }
  return prefixes;
}

bool Prefixes::has_none() const {
  return std::ranges::any_of(prefixes_, [](const auto& prefix) { return prefix.empty(); });
}

std::vector<std::size_t> Prefixes::fits(std::span<const std::string> segments) const {
  std::vector<std::size_t> lengths;
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
