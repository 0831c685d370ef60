#include "agent/list_reading.h"

#include <algorithm>
#include <utility>

#include "agent/telling.h"

namespace crm::agent {
namespace {

template <carrier::Described Carrier>
std::vector<Carrier> offered(const Reading& desk, List list) {
  std::vector<Carrier> told;
  for (const ListItem& item : desk.list(list)) {
    if (!item.deleted) told.push_back(told_item<Carrier>(item));
  }
  return told;
}

}  // namespace

Result<std::vector<carrier::Category>> get_categories(Reading& desk, const NoArguments& /*none*/) {
  std::vector<carrier::Category> told;
  desk.reader().each_category([&](const Category& each) {
    if (!each.deleted) told.push_back(told_category(each));
  });
  std::ranges::sort(told, {},
                    [](const carrier::Category& each) { return std::pair(each.rank, each.id); });
  return told;
}

Result<std::optional<carrier::Category>> get_category(Reading& desk, const IdInQuery& category) {
  return told_category(desk, CategoryId{category.id});
}

Result<std::vector<carrier::Category>> get_category_list(Reading& desk, const Numbers& categories) {
  std::vector<carrier::Category> told;
  for (const std::int32_t id : categories.ids) {
    if (auto category = told_category(desk, CategoryId{id})) told.push_back(*std::move(category));
  }
  return told;
}

Result<std::vector<carrier::Business>> get_businesses(Reading& desk, const NoArguments& /*none*/) {
  return offered<carrier::Business>(desk, List::Business);
}

Result<std::vector<carrier::Country>> get_countries(Reading& desk, const NoArguments& /*none*/) {
  return offered<carrier::Country>(desk, List::Country);
}

Result<std::vector<carrier::DocumentTemplate>> get_document_templates(Reading& desk,
                                                                      const NoArguments& /*none*/) {
  return offered<carrier::DocumentTemplate>(desk, List::DocumentTemplate);
}

}  // namespace crm::agent
