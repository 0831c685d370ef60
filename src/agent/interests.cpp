#include "agent/interests.h"

#include <algorithm>
#include <set>

namespace crm::agent {

void keep_chosen(Interests& interests) {
  std::set<std::int32_t> ids;
  for (const carrier::SelectableMdoListItem& each : interests) {
    if (each.selected) ids.insert(each.id);
  }
  interests.clear();
  for (const std::int32_t id : ids) {
    carrier::SelectableMdoListItem& kept = interests.emplace_back();
    kept.id = id;
    kept.selected = true;
  }
}

void mark_chosen(Interests& interests) {
  for (carrier::SelectableMdoListItem& each : interests) each.selected = true;
}

Interests with_all_interests(const Reading& desk, List list, const Interests& chosen) {
  Interests all;
  for (const ListItem& line : desk.list(list)) {
    const bool is_chosen =
        std::ranges::find(chosen, line.id, &carrier::SelectableMdoListItem::id) != chosen.end();
    if (line.deleted && !is_chosen) continue;
    carrier::SelectableMdoListItem& told = all.emplace_back();
    told.id = line.id;
    told.name = line.name;
    told.full_name = line.name;
    told.tool_tip = line.tooltip;
    told.rank = line.rank;
    told.deleted = line.deleted;
    told.selected = is_chosen;
  }
  return all;
}

std::int32_t count_chosen(const Interests& interests) {
  return static_cast<std::int32_t>(
      std::ranges::count_if(interests, [](const auto& each) { return each.selected; }));
}

}  // namespace crm::agent
