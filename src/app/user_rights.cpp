#include "app/user_rights.h"

#include <utility>

#include "app/console.h"
#include "base/text.h"

namespace crm::app {

Result<Associate> find_user(const store::Reader& reader, const std::string& login) {
  auto associate = reader.associate_by_login(login);
  if (!associate) {
    return refuse(ErrorKind::NotFound,
                  "There is no user \"" + login + "\"; active-contacts user list shows all.");
  }
  return *std::move(associate);
}

Result<Role> find_role(const store::Reader& reader, const std::string& name) {
  if (auto role = reader.role_by_name(name)) return *std::move(role);
  return refuse(ErrorKind::NotFound, "There is no role \"" + printable(excerpt(name)) +
                                         "\"; active-contacts role list shows all.");
}

Result<Role> find_users_role(const store::Reader& reader, const std::string& name) {
  auto role = find_role(reader, name);
  if (role && role->type == RoleType::System) {
    return refuse(ErrorKind::BadRequest,
                  "The role \"" + role->name + "\" is for services, and no user's.");
  }
  return role;
}

Result<void> check_text(const std::string& text, const std::string& what, std::size_t length_max) {
  if (trim(text).empty()) return refuse(ErrorKind::BadRequest, "The " + what + " is blank.");
  if (!is_utf8(text)) return refuse(ErrorKind::BadRequest, "The " + what + " is not UTF-8.");
  if (const std::size_t length = code_points(text); length > length_max) {
    return refuse(ErrorKind::BadRequest, "The " + what + " has " + std::to_string(length) +
                                             " characters; at most " + std::to_string(length_max) +
                                             " are allowed.");
  }
  return {};
}

GroupId group_named(store::Transaction& transaction, const std::string& name) {
  if (const auto group = transaction.group_by_name(name)) return group->id;
  const UserGroup group{transaction.next_group_id(), name};
  transaction.put(group);
  return group.id;
}

}  // namespace crm::app
