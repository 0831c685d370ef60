// The methods of Agents/Associate, Agents/User and Agents/MDO [entities §1.1] [entities §1.2].
#pragma once

#include <tuple>

#include "agent/method.h"
#include "agent/named_lists.h"
#include "agent/role_rights.h"
#include "agent/user_groups.h"
#include "agent/user_reading.h"

namespace crm::agent {

inline constexpr auto kAssociateMethods = std::tuple{
    Method{"Associate", "GetAssociate", &get_associate, "One user in short.", "associateId"},
    Method{"Associate", "GetAssociateList", &get_associate_list, "Some users in short."},
    Method{"Associate", "GetAssociateByPersonId", &get_associate_by_person_id,
           "The user that a person is."},
};

inline constexpr auto kUserMethods = std::tuple{
    Method{"User", "GetUser", &get_user, "A user: the caller, or any for administrators.",
           "userId"},
    Method{"User", "GetUserFromName", &get_user_from_name, "The same by the sign-in name."},
    Method{"User", "GetAllUserGroups", &get_all_user_groups, "The groups of users."},
    Method{"User", "GetAllRoles", &get_all_roles, "The roles that users can have."},
    Method{"User", "GetDataRights", &get_data_rights,
           "What a role allows with one kind of rows, by relation to their owner."},
    Method{"User", "SetDataRight", &set_data_right, "Changes what a role allows."},
};

inline constexpr auto kMdoMethods = std::tuple{
    Method{"MDO", "GetList", &get_mdo_list, "Any list by its name, as dialogs show it."},
};

}  // namespace crm::agent
