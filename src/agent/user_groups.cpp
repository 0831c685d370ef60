#include "agent/user_groups.h"

namespace crm::agent {

std::vector<carrier::UserGroup> told_groups(const Reading& desk) {
  std::vector<carrier::UserGroup> told;
  for (const UserGroup& group : desk.reader().groups()) {
    carrier::UserGroup& each = told.emplace_back();
    each.id = raw(group.id);
    each.value = group.name;
  }
  return told;
}

Result<std::vector<carrier::UserGroup>> get_all_user_groups(
    Reading& desk, const carrier::Given<carrier::IncludeDeletedArgument>& /*given*/) {
  return told_groups(desk);
}

}  // namespace crm::agent
