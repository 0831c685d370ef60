#include "agent/user_agent.h"

namespace crm::agent {

carrier::Principal UserAgent::current_principal(const Caller& caller) const {
  const auto names = feed_.names(caller.tenant);
  const feed::Names::Actor& actor = names->actor(caller.associate);
  carrier::Principal principal;
  principal.associate = actor.associate.login;
  principal.user_name = actor.associate.login;
  principal.associate_id = raw(caller.associate);
  principal.is_person = actor.person != kNoPerson;
  principal.person_id = raw(actor.person);
  principal.contact_id = raw(actor.contact);
  principal.group_id = raw(actor.associate.group);
  principal.full_name = actor.associate.full_name;
  return principal;
}

}  // namespace crm::agent
