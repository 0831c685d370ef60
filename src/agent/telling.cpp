#include "agent/telling.h"

#include <algorithm>

#include "base/text.h"

namespace crm::agent {

carrier::Associate told_associate(const Reading& desk, const Associate& associate) {
  carrier::Associate told;
  told.associate_id = raw(associate.id);
  told.name = associate.login;
  told.user_name = associate.login;
  told.person_id = raw(associate.person);
  told.group_idx = raw(associate.group);
  told.full_name = full_name(associate);
  told.formal_name = told.full_name;
  told.deleted = associate.retired;
  told.type = carrier::UserType::InternalAssociate;
  switch (desk.names().role(associate.role).type) {
    case RoleType::Employee:
      break;
    case RoleType::ExternalUser:
      told.type = carrier::UserType::ExternalAssociate;
      break;
    case RoleType::Anonymous:
      told.type = carrier::UserType::AnonymousAssociate;
      break;
    case RoleType::System:
      told.type = carrier::UserType::SystemAssociate;
      break;
  }
  return told;
}

// Somebody who is no user any more is told by number.
std::optional<carrier::Associate> told_associate(const Reading& desk, AssociateId id) {
  if (id == kNobody) return std::nullopt;
  if (const Associate* associate = desk.associate(id)) return told_associate(desk, *associate);
  carrier::Associate told;
  told.associate_id = raw(id);
  return told;
}

carrier::Category told_category(const Category& category) {
  carrier::Category told;
  if (const auto read = codec::read_card(category.card, told); !read) told = {};
  told.id = raw(category.id);
  told.value = category.name;
  told.tooltip = category.tooltip;
  told.rank = category.rank;
  told.deleted = category.deleted;
  return told;
}

std::optional<carrier::Category> told_category(const Reading& desk, CategoryId id) {
  const auto category = desk.reader().category(id);
  if (!category) return std::nullopt;
  return told_category(*category);
}

std::string full_name(const Contact& contact) {
  return contact.department.empty() ? contact.name : contact.name + ", " + contact.department;
}

std::string full_name(const Associate& associate) {
  return associate.full_name.empty() ? associate.login : associate.full_name;
}

std::int32_t default_item(const Reading& desk, List list) {
  for (const ListItem& item : desk.list(list)) {
    if (!item.deleted) return item.id;
  }
  return 0;
}

CategoryId default_category(const Reading& desk) {
  CategoryId first{};
  std::int32_t rank = 0;
  desk.reader().each_category([&](const Category& each) {
    if (each.deleted || (raw(first) != 0 && each.rank >= rank)) return;
    first = each.id;
    rank = each.rank;
  });
  return first;
}

}  // namespace crm::agent
