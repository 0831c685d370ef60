#include "locale/tag_list.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace crm::locale {
namespace {

struct Weighted {
  std::string_view tag;
  double weight = 1;
};

bool names_nothing(std::string_view item) {
  return item == "*" || item == "-" || item == "x" || item == "X";
}

bool is_weight(std::string_view item) {
  if (item.empty() || ascii_lower(item.front()) != 'q') return false;
  return trim(item.substr(1)).starts_with('=');
}

// What stands behind q=, where that is a number from 0 to 1.
std::optional<double> weight_of(std::string_view item) {
  const std::string_view text = trim(item.substr(item.find('=') + 1));
  double weight = 0;
  const auto [end, failed] =
      std::from_chars(text.data(), text.data() + text.size(), weight, std::chars_format::fixed);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (!(weight >= 0 && weight <= 1)) return std::nullopt;  // neither is NaN
  return weight;
}

std::vector<Weighted> weighted_tags(std::string_view header) {
  std::vector<Weighted> tags;
  while (true) {
    const std::size_t end = header.find_first_of(",;");
    const std::string_view item = trim(header.substr(0, end));
    if (is_weight(item)) {
      const auto weight = weight_of(item);
      if (weight && !tags.empty()) tags.back().weight = *weight;
    } else if (!item.empty()) {
      if (tags.size() == kTagsMax) break;
      tags.push_back({item});  // even *: the weight behind it is its own
    }
    if (end == std::string_view::npos) break;
    header.remove_prefix(end + 1);
  }
  return tags;
}

std::string written_plainly(std::string_view tag) {
  std::string plain = ascii_lower(tag.substr(0, kTagBytesMax));
  std::ranges::replace(plain, '_', '-');
  return plain;
}

}  // namespace

TagList read_tags(std::string_view header) {
  std::vector<Weighted> weighted = weighted_tags(header);
  std::erase_if(weighted,
                [](const Weighted& each) { return names_nothing(each.tag) || each.weight <= 0; });
  std::stable_sort(weighted.begin(), weighted.end(),
                   [](const Weighted& a, const Weighted& b) { return a.weight > b.weight; });
  TagList list{.off = weighted.empty(), .tags = {}};
  list.tags.reserve(weighted.size());
  for (const Weighted& each : weighted) list.tags.push_back(written_plainly(each.tag));
  return list;
}

}  // namespace crm::locale
