#include "agent/user_agent.h"

#include "domain/role.h"
#include "domain/tenant_name.h"

namespace crm::agent {
namespace {

// The wire's names of the kinds of users, which are not those of roles.
std::string_view user_type(RoleType role) {
  switch (role) {
    case RoleType::Employee:
      return "InternalAssociate";
    case RoleType::ExternalUser:
      return "ExternalAssociate";
    case RoleType::Anonymous:
      return "AnonymousAssociate";
    case RoleType::System:
      return "SystemAssociate";
  }
  return "Unknown";
}

}  // namespace

carrier::Principal UserAgent::current_principal(const Caller& caller) const {
  const auto names = feed_.names(caller.tenant);
  const feed::Names::Actor& actor = names->actor(caller.associate);
  carrier::Principal principal;
  principal.associate = actor.associate.login;
  principal.user_name = actor.associate.login;
  principal.associate_id = raw(caller.associate);
  principal.database_context_identifier = tenant_name(caller.tenant);
  principal.is_person = actor.person != kNoPerson;
  principal.person_id = raw(actor.person);
  principal.contact_id = raw(actor.contact);
  principal.group_id = raw(actor.associate.group);
  principal.full_name = actor.associate.full_name;
  for (const GroupId group : actor.associate.other_groups) {
    principal.secondary_groups.push_back(raw(group));
  }
  const Role& role = names->role(actor.associate.role);
  principal.user_type = user_type(role.type);
  principal.role_id = raw(role.id);
  principal.role_name = role.name;
  principal.role_description = role.description;
  principal.role_type = name(role.type);
  for (const FunctionRight function : role.functions) {
    principal.function_rights.emplace_back(name(function));
  }
  return principal;
}

}  // namespace crm::agent
