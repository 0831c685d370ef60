#include "agent/user_reading.h"

#include <algorithm>

#include "agent/entity_rights.h"
#include "agent/person_telling.h"
#include "agent/telling.h"
#include "agent/user_groups.h"

namespace crm::agent {
namespace {

using carrier::User;

std::optional<carrier::Role> told_role(const Reading& desk, RoleId id) {
  const auto role = desk.reader().role(id);
  if (!role) return std::nullopt;
  carrier::Role told;
  told.id = raw(role->id);
  told.value = role->name;
  told.tooltip = role->description;
  return told;
}

carrier::Moment last_sign_in(const Reading& desk, AssociateId user) {
  carrier::Moment last;
  for (const Session& session : desk.reader().sessions_of(user)) {
    if (!last || session.started_at > *last) last = session.started_at;
  }
  return last;
}

User told_user(const Reading& desk, const Associate& row) {
  const carrier::Associate associate = told_associate(desk, row);
  User told;
  told.associate_id = raw(row.id);
  told.name = row.login;
  told.user_name = row.login;
  told.type = associate.type;
  told.role = told_role(desk, row.role);
  const std::vector<carrier::UserGroup> groups = told_groups(desk);
  for (const carrier::UserGroup& group : groups) {
    if (group.id == raw(row.group)) told.user_group = group;
    if (std::ranges::find(row.other_groups, GroupId{group.id}) != row.other_groups.end()) {
      told.other_groups.push_back(group);
    }
  }
  told.person = told_person(desk, row.person);
  if (const Person* person = desk.person(row.person)) told.is_person_retired = person->retired;
  told.deleted = row.retired;
  told.waiting_for_approval = row.waiting_for_approval;
  told.lastlogin = last_sign_in(desk, row.id);
  told.lastlogout = row.last_logout;
  told.table_right = told_right(
      row_right(desk.may(FunctionRight::UserAdministrator) ? DataRight::Update : DataRight::Read));
  return told;
}

// What the caller may know of a user.
std::optional<User> if_known(const Reading& desk, const std::optional<Associate>& row) {
  if (!row) return std::nullopt;
  if (row->id != desk.me() && !desk.may(FunctionRight::UserAdministrator)) return std::nullopt;
  return told_user(desk, *row);
}

}  // namespace

Result<std::optional<carrier::Associate>> get_associate(Reading& desk, const IdInQuery& associate) {
  const Associate* row = desk.associate(AssociateId{associate.id});
  if (row == nullptr) return std::nullopt;
  return told_associate(desk, *row);
}

Result<std::vector<carrier::Associate>> get_associate_list(Reading& desk,
                                                           const Numbers& associates) {
  std::vector<carrier::Associate> told;
  for (const std::int32_t id : associates.ids) {
    if (const Associate* row = desk.associate(AssociateId{id})) {
      told.push_back(told_associate(desk, *row));
    }
  }
  return told;
}

Result<std::optional<carrier::Associate>> get_associate_by_person_id(
    Reading& desk, const carrier::Given<carrier::PersonIdArgument>& given) {
  const PersonId person{given.value.person_id};
  std::optional<carrier::Associate> told;
  if (person == kNoPerson) return told;
  desk.reader().each_associate([&](const Associate& each) {
    // Of several users of one person, the one who still is.
    if (each.person != person || (told && each.retired)) return;
    told = told_associate(desk, each);
  });
  return told;
}

Result<carrier::Associate> current_associate(Reading& desk, const NoArguments& /*none*/) {
  return told_associate(desk, desk.my_user());
}

Result<std::optional<User>> get_user(Reading& desk, const IdInQuery& user) {
  return if_known(desk, desk.reader().associate(AssociateId{user.id}));
}

Result<std::optional<User>> get_user_from_name(
    Reading& desk, const carrier::Given<carrier::UserNameArgument>& given) {
  return if_known(desk, desk.reader().associate_by_login(given.value.user_name));
}

Result<User> current_user(Reading& desk, const NoArguments& /*none*/) {
  return told_user(desk, desk.my_user());
}

}  // namespace crm::agent
