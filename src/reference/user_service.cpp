#include "agent/user_methods.h"
#include "reference/service_of.h"
#include "route/entity_verbs.h"

namespace crm::reference {
namespace {

template <class Operation>
struct AnswerOf;
template <class Desk, class Arguments, class Answer>
struct AnswerOf<Result<Answer>(Desk&, const Arguments&)> {
  using Type = Answer;
};

// An address of its own, which is read.
template <class Operation>
void add_read(Services& services, route::Name name, std::string_view id, Operation* /*run*/) {
  const route::Route& route = route::service_route(name);
  services.paths.push_back(
      {std::string(route.path),
       read_item({"User",
                  id,
                  route.summary,
                  "",
                  {},
                  detail::told_schema<typename AnswerOf<Operation>::Type>(services.schemas)})});
}

}  // namespace

void add_user_services(Services& services) {
  add_methods(services, agent::kAssociateMethods);
  add_methods(services, agent::kUserMethods);
  add_methods(services, agent::kMdoMethods);
  add_read(services, route::Name::CurrentUser, "current", &agent::current_user);
  add_read(services, route::Name::CurrentAssociate, "currentAssociate", &agent::current_associate);
}

}  // namespace crm::reference
