// Users, as others see them and as administration does [entities §1.1] [entities §1.2]. What
// somebody can sign in with is never told.
#pragma once

#include <optional>
#include <vector>

#include "agent/desk.h"
#include "agent/method.h"
#include "base/result.h"
#include "carrier/associate.h"
#include "carrier/given.h"
#include "carrier/person_arguments.h"
#include "carrier/user.h"
#include "carrier/user_arguments.h"

namespace crm::agent {

// Anybody may look; retired users, too, as rows have them. Null for who is no user.
[[nodiscard]] Result<std::optional<carrier::Associate>> get_associate(Reading& desk,
                                                                      const IdInQuery& associate);
// In the order asked for, without those that there are not.
[[nodiscard]] Result<std::vector<carrier::Associate>> get_associate_list(Reading& desk,
                                                                         const Numbers& associates);
[[nodiscard]] Result<std::optional<carrier::Associate>> get_associate_by_person_id(
    Reading& desk, const carrier::Given<carrier::PersonIdArgument>& given);
[[nodiscard]] Result<carrier::Associate> current_associate(Reading& desk, const NoArguments& none);

// The caller's own user; others for user administrators, null for who is none.
[[nodiscard]] Result<std::optional<carrier::User>> get_user(Reading& desk, const IdInQuery& user);
[[nodiscard]] Result<std::optional<carrier::User>> get_user_from_name(
    Reading& desk, const carrier::Given<carrier::UserNameArgument>& given);
[[nodiscard]] Result<carrier::User> current_user(Reading& desk, const NoArguments& none);

}  // namespace crm::agent
