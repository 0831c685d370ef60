#include "agent/named_lists.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "agent/telling.h"
#include "base/text.h"
#include "domain/list_item.h"

namespace crm::agent {
namespace {

constexpr std::string_view kCategories = "category";
constexpr std::string_view kAssociates = "associate";
constexpr std::string_view kGroups = "usergroup";

// Lists are numbered below zero by the vendor's tables that their lines stand in.
struct Lines {
  std::int32_t definition = 0;
  std::vector<ListItem> items;  // deleted ones, too
};

std::int32_t definition_of(List list) {
  switch (list) {
    case List::Business:
      return -61;
    case List::Country:
      return -19;
    case List::Task:
      return -67;
    case List::Priority:
      return -79;
    case List::DocumentTemplate:
      return -130;
    case List::Position:
      return -76;
    case List::FormOfAddress:
      return -94;
    case List::ContactInterest:
      return -70;
    case List::PersonInterest:
      return -73;
  }
  return 0;
}

Lines categories(const Reading& desk) {
  constexpr std::int32_t kDefinition = -64;
  Lines lines{kDefinition, {}};
  desk.reader().each_category([&](const Category& each) {
    lines.items.push_back(
        {raw(each.id), each.name, each.tooltip, each.rank, each.deleted, /*card=*/""});
  });
  std::ranges::sort(lines.items, {},
                    [](const ListItem& item) { return std::pair(item.rank, item.id); });
  return lines;
}

// Users by their full names; whoever is retired is deleted. Services, whose role is above all
// rights, are hidden from people.
Lines associates(const Reading& desk) {
  constexpr std::int32_t kDefinition = -2;
  Lines lines{kDefinition, {}};
  desk.reader().each_associate([&](const Associate& each) {
    if (desk.names().role(each.role).type == RoleType::System) return;
    lines.items.push_back(
        {raw(each.id), full_name(each), each.login, /*rank=*/0, each.retired, /*card=*/""});
  });
  std::ranges::sort(lines.items, {}, [](const ListItem& item) {
    return std::tuple(std::string_view(item.name), item.id);
  });
  return lines;
}

Lines groups(const Reading& desk) {
  constexpr std::int32_t kDefinition = -59;
  Lines lines{kDefinition, {}};
  for (const UserGroup& group : desk.reader().groups()) {
    lines.items.push_back({.id = raw(group.id), .name = group.name});
  }
  return lines;
}

std::string all_names() {
  std::string names{kCategories};
  for (const std::string_view each : {kAssociates, kGroups}) names.append(", ").append(each);
  for (const List list : kAllLists) names.append(", ").append(name(list));
  return names;
}

// `member` is what the name was asked under.
Result<Lines> lines_named(const Reading& desk, std::string_view member, std::string_view wanted) {
  if (equals_ignoring_case(wanted, kCategories)) return categories(desk);
  if (equals_ignoring_case(wanted, kAssociates)) return associates(desk);
  if (equals_ignoring_case(wanted, kGroups)) return groups(desk);
  if (const auto list = list_named(wanted)) {
    return Lines{definition_of(*list), desk.list(*list)};
  }
  return refuse(ErrorKind::BadRequest, std::string(member) + ": there is no list '" +
                                           excerpt(wanted) + "'; expected one of " + all_names() +
                                           ".");
}

}  // namespace

Result<std::vector<carrier::MdoListItem>> get_mdo_list(
    Reading& desk, const carrier::Given<carrier::MdoListArguments>& given) {
  const auto lines =
      lines_named(desk, carrier::wire_name(&carrier::MdoListArguments::name), given.value.name);
  if (!lines) return forward(lines);
  std::vector<carrier::MdoListItem> told;
  if (given.value.only_history) return told;
  for (const ListItem& item : lines->items) {
    if (item.deleted) continue;
    told.push_back(told_item<carrier::MdoListItem>(item));
    told.back().full_name = item.name;
  }
  return told;
}

Result<std::vector<carrier::ListItemEntity>> get_all_from_list_name(
    Reading& desk, const carrier::Given<carrier::ListNameArguments>& given) {
  const auto lines =
      lines_named(desk, carrier::wire_name(&carrier::ListNameArguments::ud_list_definition_name),
                  given.value.ud_list_definition_name);
  if (!lines) return forward(lines);
  std::vector<carrier::ListItemEntity> told;
  for (const ListItem& item : lines->items) {
    if (item.deleted && !given.value.include_deleted) continue;
    told.push_back(told_item<carrier::ListItemEntity>(item));
    told.back().ud_list_definition_id = lines->definition;
  }
  return told;
}

}  // namespace crm::agent
