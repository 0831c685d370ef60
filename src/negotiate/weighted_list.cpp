#include "negotiate/weighted_list.h"

#include <algorithm>

#include "base/text.h"

namespace crm::negotiate {
namespace {

// Takes all up to the next `separator` outside quotes off the front; none when a quotation does not
// end.
std::optional<std::string_view> take_until(std::string_view& rest, char separator) {
  bool quoted = false;
  std::size_t end = 0;
  for (; end < rest.size(); ++end) {
    if (rest[end] == '"') quoted = !quoted;
    if (quoted && rest[end] == '\\') ++end;
    if (!quoted && rest[end] == separator) break;
  }
  if (quoted || end > rest.size()) return std::nullopt;
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(end < rest.size() ? end + 1 : end);
  return trim(taken);
}

// 0.25 as 250.
std::optional<std::uint16_t> read_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int weight = (text[0] - '0') * 1000;
  int worth = 100;
  for (const char digit : text.substr(text.size() > 1 ? 2 : 1)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    weight += (digit - '0') * worth;
    worth /= 10;
  }
  if (weight > 1000) return std::nullopt;
  return static_cast<std::uint16_t>(weight);
}

std::optional<WeightedItem> read_item(std::string_view text) {
  const auto value = take_until(text, ';');
  if (!value) return std::nullopt;
  WeightedItem item{.value = *value};
  while (!text.empty()) {
    const auto parameter = take_until(text, ';');
    if (!parameter) return std::nullopt;
    const auto equals = std::min(parameter->find('='), parameter->size());
    if (!equals_ignoring_case(trim(parameter->substr(0, equals)), "q")) continue;
    const auto weight =
        read_weight(trim(parameter->substr(std::min(equals + 1, parameter->size()))));
    if (!weight) return std::nullopt;
    item.weight = *weight;
  }
  return item;
}

}  // namespace

std::optional<std::vector<WeightedItem>> read_weighted_list(std::string_view header) {
  std::vector<WeightedItem> items;
  while (!header.empty()) {
    const auto text = take_until(header, ',');
    if (!text) return std::nullopt;
    if (text->empty()) continue;
    const auto item = read_item(*text);
    if (!item || items.size() == kWeightedItemsMax) return std::nullopt;
    items.push_back(*item);
  }
  return items;
}

}  // namespace crm::negotiate
