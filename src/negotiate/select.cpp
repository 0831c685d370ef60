#include "negotiate/select.h"

#include <string>

#include "base/text.h"
#include "negotiate/lately.h"
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

}  // namespace

carrier::Selection read_select(std::string_view query) {
  if (query.empty()) return {};
  thread_local Lately<carrier::Selection> lately;
  return lately.of(query, selected_by);
}

}  // namespace crm::negotiate
