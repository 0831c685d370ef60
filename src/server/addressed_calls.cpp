#include "server/addressed_calls.h"

#include <utility>

#include "agent/user_reading.h"
#include "route/entity_verbs.h"
#include "server/call_of.h"

namespace crm::server {
namespace {

using route::Name;

template <class Operation>
std::pair<const Name, Call> read_at(Name name, Operation* run) {
  const route::Route& route = route::service_route(name);
  return {name, call_of(agent::Method{"", route.path, run, route.summary, ""})};
}

}  // namespace

std::map<Name, Call> addressed_calls() {
  return {read_at(Name::CurrentUser, &agent::current_user),
          read_at(Name::CurrentAssociate, &agent::current_associate)};
}

}  // namespace crm::server
