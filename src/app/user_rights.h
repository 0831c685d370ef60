// Roles and groups of users, looked up and changed for commands. Errors are sentences for the
// person at the terminal.
#pragma once

#include <string>

#include "base/result.h"
#include "domain/entities.h"
#include "domain/role.h"
#include "store/store.h"

namespace crm::app {

// But for ASCII case. Errors: NotFound.
[[nodiscard]] Result<Associate> find_user(const store::Reader& reader, const std::string& login);
[[nodiscard]] Result<Role> find_role(const store::Reader& reader, const std::string& name);

// The role for a user that people sign in as: any but those of type System. Errors: NotFound,
// BadRequest.
[[nodiscard]] Result<Role> find_users_role(const store::Reader& reader, const std::string& name);

// Whether a text may be kept. Errors: BadRequest.
[[nodiscard]] Result<void> check_text(const std::string& text, const std::string& what,
                                      std::size_t length_max);

// The group of that name, made if it is not there.
[[nodiscard]] GroupId group_named(store::Transaction& transaction, const std::string& name);

}  // namespace crm::app
