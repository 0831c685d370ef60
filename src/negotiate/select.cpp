#include "negotiate/select.h"

#include <array>
#include <cstddef>
#include <functional>
#include <string>

#include "base/text.h"
#include "negotiate/query.h"

namespace crm::negotiate {
namespace {

constexpr std::string_view kSelect = "$select";

// Adds the paths of one value; true when there was one.
bool add_paths(carrier::Selection& selection, std::string_view value) {
  bool any = false;
  while (!value.empty()) {
    const std::string_view item = value.substr(0, value.find(','));
    value.remove_prefix(item.size() < value.size() ? item.size() + 1 : item.size());
    const std::string_view path = trim(item);
    if (path.empty()) continue;
    selection.add(path);
    any = true;
  }
  return any;
}

carrier::Selection selected_by(std::string_view query) {
  carrier::Selection selection = carrier::Selection::none();
  bool any = false;
  for_each_pair(query, [&](const std::string& key, const std::string& value) {
    if (equals_ignoring_case(trim(key), kSelect) && add_paths(selection, value)) any = true;
  });
  return any ? selection : carrier::Selection{};
}

// What queries of late came to: clients ask for the same members each time, and to build the tree
// takes a seventh of what all of an answer does that is told again.
struct Remembered {
  std::string query;
  carrier::Selection selection;
};
constexpr std::size_t kRemembered =
    16;  // for each thread, each query in the place that it gives itself
constexpr std::size_t kQueryBytesMax = 512;

}  // namespace

carrier::Selection read_select(std::string_view query) {
  if (query.empty()) return {};
  if (query.size() > kQueryBytesMax) return selected_by(query);
  thread_local std::array<Remembered, kRemembered> remembered;
  Remembered& place = remembered[std::hash<std::string_view>{}(query) % kRemembered];
  if (place.query != query) place = {std::string(query), selected_by(query)};
  return place.selection;
}

}  // namespace crm::negotiate
